using IptActors.Engine.Proofs.Keeping;
using IptActors.Silo.Options;
using Npgsql;

namespace IptActors.Silo.Joining;

/// <summary>
/// Looks before a silo joins. A schema that is newer than the build was refused before, when the database was opened. Asked under a
/// lock, so that of two silos that start together the second sees the first.
/// </summary>
internal sealed class JoinGuard(NpgsqlDataSource database, SiloSettings options, TimeProvider clock)
{
    /// <summary>Status of an active member in the table of Orleans.</summary>
    private const int Active = 3;

    // Keys are compared, not logs: any name does.
    private const string KeyName = "cluster";

    /// <summary>Why this silo must not join; null when it may, and then it is noted whose database this is.</summary>
    /// <param name="packages">Packages of this silo.</param>
    /// <param name="keys">Keys with which this silo signs checkpoints.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> FindObstacleAsync(Packages packages, LogKeys keys, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await FindClockSkewAsync(connection, cancellationToken) is { } skewed)
        {
            return skewed;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, "lock table ipt_cluster.identity in exclusive mode", cancellationToken);
        string[] signing = [.. keys.Verification(KeyName).Select(key => key.ToString())];
        var obstacle = await FindStrangerAsync(connection, packages, signing, cancellationToken);
        if (obstacle is null)
        {
            await NoteAsync(connection, packages, signing[0], cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return obstacle;
    }

    private async Task<string?> FindClockSkewAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // The first answer may take long, the second does not: half its way is the error of the comparison.
        TimeSpan skew = default;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await using var command = new NpgsqlCommand("select clock_timestamp()", connection);
            var before = clock.GetUtcNow();
            var database = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!, TimeSpan.Zero);
            var after = clock.GetUtcNow();
            skew = before + ((after - before) / 2) - database;
        }

        return skew.Duration() <= options.MaxClockSkew ? null
            : $"Expected a clock within {options.MaxClockSkew.TotalSeconds:0.#} s of the database's, found it {skew.TotalSeconds:+0.#;-0.#} s off. Events would be recorded at wrong times. Synchronise the clock of this machine (NTP) and start again.";
    }

    private async Task<string?> FindStrangerAsync(NpgsqlConnection connection, Packages packages, string[] signing, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select i.cluster_id, i.service_id, i.packages, i.proof_key,
                   exists (select from ipt_cluster.membership m where m.deploymentid = i.cluster_id and m.status = {Active} and m.iamalivetime > now() - interval '10 minutes')
            from ipt_cluster.identity i
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var (cluster, service, running, hasMembers) = (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(4));
        var key = reader.IsDBNull(3) ? null : reader.GetString(3);
        if (cluster != options.ClusterId || service != options.ServiceId)
        {
            return $"Expected the database of cluster {options.ClusterId} (service {options.ServiceId}), found that of cluster {cluster} (service {service}). Check IPT_POSTGRES, or set IPT_CLUSTERID and IPT_SERVICEID to the cluster whose database this is.";
        }

        if (!hasMembers)
        {
            return null;
        }

        return Packages.Parse(running) is { } others && !others.Fit(packages)
            ? $"Expected the packages of the members that run ({running}), found {packages}. Only patches may differ within one cluster: stop all silos of the old build first, or start this one with their packages."
            : key is not null && !signing.Contains(key)
            ? $"Expected the key with which the members that run sign proofs ({key}), found {signing[0]}. Give this silo their keys: IPT_KEYS names the folder with proof-key.pem, and with proof-key.previous.pem after a change of keys."
            : null;
    }

    private async Task NoteAsync(NpgsqlConnection connection, Packages packages, string key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into ipt_cluster.identity (cluster_id, service_id, packages, proof_key) values ($1, $2, $3, $4)
            on conflict (only_row) do update set packages = excluded.packages, proof_key = excluded.proof_key, updated_at = now()
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = options.ClusterId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = options.ServiceId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = packages.ToString() });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
