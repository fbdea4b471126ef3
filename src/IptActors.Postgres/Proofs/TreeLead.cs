using System.Data;
using IptActors.Engine.Proofs;
using Npgsql;

namespace IptActors.Postgres.Proofs;

/// <summary>A session that holds the lock of one tree. The lock goes with the session, so a process that dies lets go of it.</summary>
internal sealed class TreeLead : ITreeLead
{
    private readonly NpgsqlConnection _session;

    private TreeLead(NpgsqlConnection session) => _session = session;

    /// <inheritdoc/>
    public bool IsHeld => _session.FullState == ConnectionState.Open;

    /// <summary>The lead, or null while another session has it.</summary>
    public static async Task<TreeLead?> TryTakeAsync(string connectionString, string log, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = 5, KeepAlive = 30 };
        settings.ApplicationName = $"{settings.ApplicationName ?? "IptActors"} tree keeper";
        var session = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await session.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended('ipt.proof_log ' || $1, 0))", session);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = log });
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
            {
                return new TreeLead(session);
            }
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        await session.DisposeAsync();
        return null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
