using IptActors.Engine.Journal;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Postgres.Journal;

/// <summary>
/// Finds out what became of a batch whose connection died after it was sent. The old backend may still be at work, so it is ended
/// first; then the events are there or never will be.
/// </summary>
internal sealed class OutcomeResolver(PostgresOptions options, ILogger logger)
{
    private const string Sql =
        """
        select r.ordinal, e.seq_id
        from unnest($1, $2, $3, $4) with ordinality as r (tenant_id, stream_id, version, id, ordinal)
        join ipt.mt_events e on e.tenant_id = r.tenant_id and e.stream_id = r.stream_id and e.version = r.version and e.id = r.id
        """;

    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);

    private readonly string _connectionString = ConnectionString(options.ConnectionString);

    /// <summary>Completes the appends that were committed and returns those that certainly were not. Null when it could not be found out in time.</summary>
    public async Task<IReadOnlyList<PendingAppend>?> ResolveAsync(Backend lost, IReadOnlyList<PendingAppend> appends, Exception cause)
    {
        logger.OutcomeLost(appends.Count, Failures.Reason(cause));
        using var patience = new CancellationTokenSource(options.OutcomePatience);
        for (var last = cause; ;)
        {
            try
            {
                var positions = await FindAsync(lost, appends, patience.Token);
                logger.OutcomeResolved(positions.Count, appends.Count);
                return CompleteCommitted(appends, positions);
            }
            catch (Exception exception) when (Failures.IsUnreachable(exception) && !patience.IsCancellationRequested)
            {
                last = exception;
                await Task.Delay(RetryPause, CancellationToken.None);
            }
            catch (Exception exception)
            {
                last = exception is OperationCanceledException ? last : exception;
                logger.OutcomeUnknown(options.OutcomePatience.TotalSeconds, appends.Count, Failures.Reason(last));
                return null;
            }
        }
    }

    private async Task<Dictionary<int, long>> FindAsync(Backend lost, IReadOnlyList<PendingAppend> appends, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await lost.EndAsync(connection, cancellationToken);
        await using var command = new NpgsqlCommand(Sql, connection);
        AddArray(command, NpgsqlDbType.Text, appends, static a => a.Request.Course.Clinic.Value);
        AddArray(command, NpgsqlDbType.Text, appends, static a => a.Request.Course.Course.Value);
        AddArray(command, NpgsqlDbType.Bigint, appends, static a => a.Request.Events[^1].Version);
        AddArray(command, NpgsqlDbType.Uuid, appends, static a => a.Request.Events[^1].Id);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var positions = new Dictionary<int, long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            positions.Add((int)reader.GetInt64(0) - 1, reader.GetInt64(1));
        }

        return positions;
    }

    private static List<PendingAppend> CompleteCommitted(IReadOnlyList<PendingAppend> appends, Dictionary<int, long> positions)
    {
        var missing = new List<PendingAppend>();
        for (var i = 0; i < appends.Count; i++)
        {
            if (positions.TryGetValue(i, out var position))
            {
                appends[i].Complete(new AppendOutcome.Committed(position));
            }
            else
            {
                missing.Add(appends[i]);
            }
        }

        return missing;
    }

    private static void AddArray<T>(NpgsqlCommand command, NpgsqlDbType type, IReadOnlyList<PendingAppend> appends, Func<PendingAppend, T> value) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. appends.Select(value)], NpgsqlDbType = NpgsqlDbType.Array | type });

    private static string ConnectionString(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 2, CommandTimeout = 5 };
        settings.ApplicationName = $"{settings.ApplicationName ?? "IptActors"} outcome look-up";
        settings.Options = PostgresDatabase.PlanOnceByIndex(settings.Options);
        return settings.ConnectionString;
    }
}
