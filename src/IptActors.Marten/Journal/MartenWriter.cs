using IptActors.Engine.Journal;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Marten.Journal;

/// <summary>
/// Takes what waits in the queue and has Marten write it, one transaction after the other: while one is under way the next gathers.
/// Every append it takes gets an outcome or an exception.
/// </summary>
internal sealed class MartenWriter : IAsyncDisposable
{
    private readonly AppendQueue _queue;
    private readonly PostgresOptions _options;
    private readonly MartenTransaction _transaction;
    private readonly Action<long> _advance;
    private readonly JournalMetrics _metrics;
    private readonly Task _running;

    public MartenWriter(AppendQueue queue, PostgresOptions options, MartenTransaction transaction, Action<long> advance, JournalMetrics metrics)
    {
        (_queue, _options, _transaction, _advance, _metrics) = (queue, options, transaction, advance, metrics);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Writes what still waits (the queue must be closed), then ends.</summary>
    public async ValueTask DisposeAsync() => await _running;

    private async Task RunAsync()
    {
        var batch = new AppendBatch(_options.MaxBatchRequests, _options.MaxBatchBytes);
        while (await _queue.WaitAsync())
        {
            _queue.FillInto(batch);
            if (batch.Appends.Count > 0)
            {
                await WriteAsync(batch.Appends);
            }

            batch.Clear();
        }
    }

    private async Task WriteAsync(IReadOnlyList<PendingAppend> appends)
    {
        AppendOutcome[] outcomes;
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            outcomes = await _transaction.WriteAsync(appends);
        }
        catch (Exception exception) when (exception is not UnknownOutcomeException && !Failures.IsUnreachable(Innermost(exception)) && appends.Count > 1)
        {
            // One of them was the reason, by its data or by what an inline projection made of it. Nothing was written: each goes alone.
            foreach (var append in appends)
            {
                await WriteAsync([append]);
            }

            return;
        }
        catch (Exception exception)
        {
            foreach (var append in appends)
            {
                Answer(append, exception);
            }

            return;
        }

        _metrics.Committed(appends.Count, TimeProvider.System.GetElapsedTime(started));
        Answer(appends, outcomes);
    }

    private void Answer(IReadOnlyList<PendingAppend> appends, AppendOutcome[] outcomes)
    {
        if (outcomes.OfType<AppendOutcome.Committed>().MaxBy(committed => committed.LastPosition) is { } last)
        {
            _advance(last.LastPosition);
        }

        foreach (var (append, outcome) in appends.Zip(outcomes))
        {
            append.Complete(outcome);
        }
    }

    private static void Answer(PendingAppend append, Exception exception)
    {
        switch (Innermost(exception))
        {
            case PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_mt_events_stream_and_version" or "pkey_mt_streams_tenant_id_id" }:
                // Someone who does not take the writers' lock was faster.
                append.Complete(new AppendOutcome.VersionConflict());
                break;
            case PostgresException refused when Failures.IsCausedByData(refused):
                // PostgreSQL's own message may quote the data, so it is not passed on.
                append.Fail(new InvalidOperationException($"PostgreSQL cannot store an event of {append.Request.Course} (SQLSTATE {refused.SqlState}). Expected JSON objects without \\u0000 and texts without NUL. Nothing was written."));
                break;
            case var cause when exception is not UnknownOutcomeException && Failures.IsUnreachable(cause):
                append.Fail(Failures.Unavailable("Marten cannot write to PostgreSQL", cause));
                break;
            default:
                append.Fail(exception);
                break;
        }
    }

    // Marten wraps what Npgsql throws. Who does not know the outcome is told so, whatever was the cause.
    private static Exception Innermost(Exception exception)
    {
        for (var inner = exception; inner is not null and not UnknownOutcomeException; inner = inner.InnerException)
        {
            if (inner is NpgsqlException)
            {
                return inner;
            }
        }

        return exception;
    }
}
