using Npgsql;

namespace IptActors.Postgres.Journal;

/// <summary>One server process of PostgreSQL. The start time tells it from a later process with the same id.</summary>
internal readonly record struct Backend(int ProcessId, DateTime StartedAt)
{
    private const int EndTimeoutMilliseconds = 2000;

    /// <summary>The process behind an open connection.</summary>
    public static async Task<Backend> OfAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new Backend(reader.GetInt32(0), reader.GetDateTime(1));
    }

    /// <summary>
    /// Ends the process if it still runs, and waits until it is gone: from then on it cannot commit anything. A client that lost
    /// its connection does not know that; the server may notice the loss only after it has executed what it had received.
    /// </summary>
    /// <exception cref="TimeoutException">It still runs.</exception>
    public async Task EndAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select coalesce(bool_and(pg_terminate_backend(pid, $3)), true) from pg_stat_activity where pid = $1 and backend_start = $2", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = ProcessId });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = StartedAt });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = EndTimeoutMilliseconds });
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            throw new TimeoutException($"Backend {ProcessId} did not end within {EndTimeoutMilliseconds} ms.");
        }
    }
}
