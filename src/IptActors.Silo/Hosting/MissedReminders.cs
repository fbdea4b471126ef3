using IptActors.Orleans.Hosting;
using IptActors.Silo.Options;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IptActors.Silo.Hosting;

/// <summary>
/// Reminders that should have come while no silo ran. Orleans sends a reminder again only at its next time, a day later
/// (dotnet/orleans#4989); the first silo after an outage has those courses look at once.
/// </summary>
internal sealed class MissedReminders
{
    // Times at which a reminder was due: its start, and each period (in milliseconds) after it.
    private const string Sql =
        """
        with outage as (
            select max(iamalivetime) as since, count(*) filter (where status = 3 and iamalivetime > now() - interval '2 minutes') as running
            from ipt_cluster.membership where deploymentid = $1
        )
        select o.since, r.grainid
        from outage o join ipt_cluster.reminder r on r.serviceid = $2
        where o.running = 0 and r.starttime <= now()
          and floor(extract(epoch from now() - r.starttime) * 1000 / r.period) > coalesce(floor(extract(epoch from o.since - r.starttime) * 1000 / r.period), -1)
        """;

    private readonly IReadOnlyList<string> _grains;
    private readonly ILogger _logger;

    private MissedReminders(IReadOnlyList<string> grains, ILogger logger) => (_grains, _logger) = (grains, logger);

    /// <summary>Finds them; none when another silo runs.</summary>
    public static async Task<MissedReminders> FindAsync(NpgsqlDataSource database, SiloSettings options, ILogger logger, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = options.ClusterId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = options.ServiceId });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var grains = new List<string>();
        DateTime since = default;
        while (await reader.ReadAsync(cancellationToken))
        {
            since = reader.IsDBNull(0) ? since : reader.GetDateTime(0);
            grains.Add(reader.GetString(1));
        }

        if (grains.Count > 0)
        {
            logger.CatchingUp(since, grains.Count);
        }

        return new MissedReminders(grains, logger);
    }

    /// <summary>Has their courses look. Ends quietly when the silo leaves; a failure is told, and tomorrow's reminders do the rest.</summary>
    public async Task CatchUpAsync(IGrainFactory grains, CancellationToken leaving)
    {
        try
        {
            await grains.RemindAsync(_grains, leaving);
        }
        catch (Exception) when (leaving.IsCancellationRequested)
        {
            // The next first silo finds what is left.
        }
        catch (Exception exception)
        {
            _logger.CatchingUpFailed(exception.GetType().Name);
        }
    }
}
