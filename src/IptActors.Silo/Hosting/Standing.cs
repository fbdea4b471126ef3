using Npgsql;

namespace IptActors.Silo.Hosting;

/// <summary>
/// How a silo stands with the others, by the table that decides it: a silo that was taken for dead learns of it seconds later, and until
/// then callers should not come to it.
/// </summary>
/// <param name="database">Where the table is.</param>
/// <param name="clusterId">The cluster.</param>
/// <param name="address">Address of this silo, with its generation.</param>
internal sealed class Standing(NpgsqlDataSource database, string clusterId, SiloAddress address)
{
    private const string Sql = "select status from ipt_cluster.membership where deploymentid = $1 and address = $2 and port = $3 and generation = $4";

    /// <summary>What the table says; null when it does not name this silo.</summary>
    /// <exception cref="NpgsqlException">The table cannot be read now.</exception>
    public async ValueTask<SiloStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = clusterId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = address.Endpoint.Address.ToString() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = address.Endpoint.Port });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = address.Generation });
        return await command.ExecuteScalarAsync(cancellationToken) is int status ? (SiloStatus)status : null;
    }

    /// <summary>Why callers should go to another silo; null when they need not.</summary>
    /// <param name="own">What this silo believes to be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<string?> FindObstacleAsync(SiloStatus own, CancellationToken cancellationToken)
    {
        if (own != SiloStatus.Active)
        {
            return $"this silo is {own} in the cluster {clusterId}, expected Active";
        }

        try
        {
            return await ReadAsync(cancellationToken) switch
            {
                SiloStatus.Active => null,
                null => $"the cluster {clusterId} does not know this silo",
                var other => $"the other silos of the cluster {clusterId} take this one for {other}",
            };
        }
        catch (NpgsqlException)
        {
            return $"the membership of the cluster {clusterId} cannot be read";
        }
    }
}
