using IptActors.Engine.Journal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IptActors.Postgres.Journal;

/// <summary>
/// Takes what waits in the queue and commits it, batch after batch: while one is being committed the next gathers. Every append it
/// takes gets an outcome or an exception.
/// </summary>
internal sealed class JournalWriter : IAsyncDisposable
{
    private static readonly AppendOutcome[] NoOutcomes = [];

    private readonly AppendQueue _queue;
    private readonly PostgresOptions _options;
    private readonly Action<long> _advance;
    private readonly JournalMetrics _metrics;
    private readonly ILogger _logger;
    private readonly OutcomeResolver _resolver;
    private readonly ReconnectPause _pause = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _running;
    private WriterConnection? _connection;
    private Backend? _unresolved;

    public JournalWriter(AppendQueue queue, PostgresOptions options, Action<long> advance, JournalMetrics metrics, ILogger logger)
    {
        _queue = queue;
        _options = options;
        _advance = advance;
        _metrics = metrics;
        _logger = logger;
        _resolver = new OutcomeResolver(options, logger);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Writes what still waits (the queue must be closed), then ends. Does not wait for a server that is away.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _running;
        await DropConnectionAsync();
        _closing.Dispose();
    }

    // 1. Take what waits and send it.  2. While PostgreSQL works on it, answer those of the batch before: they decide their next commands
    //    meanwhile.  3. Wait for the commit.  4. Nobody waits: answer at once.
    private async Task RunAsync()
    {
        var batch = new AppendBatch(_options.MaxBatchRequests, _options.MaxBatchBytes);
        var before = new AppendBatch(_options.MaxBatchRequests, _options.MaxBatchBytes);
        var outcomes = NoOutcomes;
        while (await _queue.WaitAsync())
        {
            _queue.FillInto(batch);
            var writing = TryWriteAsync(batch);
            Answer(before.Appends, outcomes);
            before.Clear();
            outcomes = await writing;
            (batch, before) = (before, batch);
            if (_queue.Length == 0)
            {
                Answer(before.Appends, outcomes);
                outcomes = NoOutcomes;
            }
        }
    }

    private async Task<AppendOutcome[]> TryWriteAsync(AppendBatch batch)
    {
        try
        {
            return batch.Appends.Count == 0 ? NoOutcomes : await WriteAsync(batch.Appends, isSecondTry: false);
        }
        catch (Exception exception)
        {
            // A bug. Whoever waits must not wait for ever, and the next batch starts on a fresh connection.
            _logger.WriterFailed(exception);
            batch.FailAll(new UnknownOutcomeException("The journal failed while it wrote. Reload the course and look for the event ids before trying again.", exception));
            await DropConnectionAsync();
            return NoOutcomes;
        }
    }

    /// <summary>Tells those that were written. Those of a batch that failed have been told.</summary>
    private void Answer(IReadOnlyList<PendingAppend> appends, AppendOutcome[] outcomes)
    {
        var head = 0L;
        for (var i = 0; i < outcomes.Length; i++)
        {
            head = Math.Max(head, outcomes[i] is AppendOutcome.Committed committed ? committed.LastPosition : 0);
        }

        if (head > 0)
        {
            _advance(head);
        }

        for (var i = 0; i < outcomes.Length; i++)
        {
            appends[i].Complete(outcomes[i]);
        }
    }

    /// <summary>Writes the appends and returns the outcome of each; none when they have been told otherwise.</summary>
    private async Task<AppendOutcome[]> WriteAsync(IReadOnlyList<PendingAppend> appends, bool isSecondTry)
    {
        if (await ConnectAsync(appends) is not { } connection)
        {
            return NoOutcomes;
        }

        try
        {
            var started = TimeProvider.System.GetTimestamp();
            var outcomes = await connection.WriteAsync(appends);
            _metrics.Committed(appends.Count, TimeProvider.System.GetElapsedTime(started));
            return outcomes;
        }
        catch (PostgresException refusal) when (Failures.IsKnownRollback(refusal))
        {
            await AnswerRefusalAsync(appends, refusal);
        }
        catch (Exception exception)
        {
            await DropConnectionAsync();
            await AnswerLostConnectionAsync(connection.Backend, appends, exception, isSecondTry);
        }

        return NoOutcomes;
    }

    /// <summary>The transaction was rolled back. If the data of one append was the reason, the others must not suffer: each goes alone.</summary>
    private async Task AnswerRefusalAsync(IReadOnlyList<PendingAppend> appends, PostgresException refusal)
    {
        _logger.BatchRefused(appends.Count, refusal.SqlState);
        if (!Failures.IsCausedByData(refusal))
        {
            Fail(appends, Failures.Unavailable("PostgreSQL refused to write", refusal));
        }
        else if (appends.Count > 1)
        {
            foreach (var append in appends)
            {
                await WriteAndAnswerAsync([append], isSecondTry: false);
            }
        }
        else if (refusal is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_mt_events_stream_and_version" })
        {
            // Someone who does not take the writers' lock was faster.
            appends[0].Complete(new AppendOutcome.VersionConflict());
        }
        else if (refusal.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            Fail(appends, Failures.Unavailable("Another writer changed the list of courses at the same moment", refusal));
        }
        else
        {
            // PostgreSQL's own message may quote the data, so it is not passed on.
            appends[0].Fail(new InvalidOperationException(
                $"PostgreSQL cannot store an event of {appends[0].Request.Course} (SQLSTATE {refusal.SqlState}). Expected JSON objects without \\u0000 and texts without NUL. Nothing was written."));
        }
    }

    private async Task AnswerLostConnectionAsync(Backend backend, IReadOnlyList<PendingAppend> appends, Exception exception, bool isSecondTry)
    {
        if (await _resolver.ResolveAsync(backend, appends, exception) is not { } missing)
        {
            // Ended as soon as the server is back, so that it cannot commit after a course was reloaded.
            _unresolved = backend;
            foreach (var append in appends)
            {
                append.Fail(new UnknownOutcomeException(
                    $"The connection to PostgreSQL died while an append to {append.Request.Course} was being committed, and its outcome could not be looked up within {_options.OutcomePatience.TotalSeconds:0.#} s. Reload the course and look for the event ids before trying again.",
                    exception));
            }
        }
        else if (isSecondTry)
        {
            Fail(missing, Failures.Unavailable("The connection to PostgreSQL died", exception));
        }
        else if (missing.Count > 0)
        {
            // Not a blind retry: their backend is gone and their events are not there.
            await WriteAndAnswerAsync(missing, isSecondTry: true);
        }
    }

    private async Task WriteAndAnswerAsync(IReadOnlyList<PendingAppend> appends, bool isSecondTry) =>
        Answer(appends, await WriteAsync(appends, isSecondTry));

    private async Task<WriterConnection?> ConnectAsync(IReadOnlyList<PendingAppend> appends)
    {
        if (_connection is { IsOpen: true })
        {
            return _connection;
        }

        try
        {
            await DropConnectionAsync();
            await _pause.WaitAsync(_closing.Token);
            _connection = await WriterConnection.OpenAsync(_options.ConnectionString, _unresolved, CancellationToken.None);
            _unresolved = null;
            _pause.Reset();
            _logger.WriterConnected(_connection.Backend.ProcessId);
            return _connection;
        }
        catch (Exception exception)
        {
            _pause.Lengthen();
            _logger.WriterCannotConnect(_pause.Attempts, Failures.Reason(exception), appends.Count);
            Fail(appends, Failures.Unavailable("The journal cannot connect to PostgreSQL", exception));
            return null;
        }
    }

    private async ValueTask DropConnectionAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    private static void Fail(IReadOnlyList<PendingAppend> appends, Exception exception)
    {
        foreach (var append in appends)
        {
            append.Fail(exception);
        }
    }
}
