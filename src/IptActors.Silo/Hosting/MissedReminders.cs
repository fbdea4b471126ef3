using IptActors.Orleans.Hosting;
using IptActors.Silo.Options;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IptActors.Silo.Hosting;

/// <summary>
/// Reminders that should have come while nobody could send them. Orleans sends a reminder again only at its next time, a day later
/// (dotnet/orleans#4989); a silo that joins has those courses look at once. Looking twice does no harm.
/// </summary>
internal sealed class MissedReminders
{
    // Since when: the last sign of life when no other silo runs, and it is given every half minute; else some minutes, in which a silo may
    // have died with the reminders that were its to send. Times at which a reminder is due: its start, and each period (ms) after it.
    private const string Sql =
        """
        with members as (
            select max(iamalivetime) as last_sign, count(*) filter (where status = 3 and iamalivetime > now() - interval '2 minutes') as running
            from ipt_cluster.membership where deploymentid = $1
        ), outage as (
            select case when running = 0 then last_sign else now() - interval '10 minutes' end as since from members
        )
        select o.since, r.grainid
        from outage o join ipt_cluster.reminder r on r.serviceid = $2
        where r.starttime <= now()
          and floor(extract(epoch from now() - r.starttime) * 1000 / r.period) > coalesce(floor(extract(epoch from o.since - r.starttime) * 1000 / r.period), -1)
        """;

    private readonly ILogger _logger;

    private MissedReminders(IReadOnlyList<string> grains, ILogger logger) => (Grains, _logger) = (grains, logger);

    /// <summary>Ids of the grains whose reminders did not come, as the reminder service writes them.</summary>
    public IReadOnlyList<string> Grains { get; }

    /// <summary>Finds them, before this silo joins: afterwards its own sign of life would hide the outage.</summary>
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
            logger.CatchingUp(grains.Count, since);
        }

        return new MissedReminders(grains, logger);
    }

    /// <summary>Has their courses look. Ends quietly when the silo leaves; a failure is told, and tomorrow's reminders do the rest.</summary>
    public async Task CatchUpAsync(IGrainFactory grains, CancellationToken leaving)
    {
        try
        {
            if (await grains.RemindAsync(Grains, leaving) is { Courses: > 0 } failed)
            {
                _logger.CatchingUpFailed(failed.Courses, failed.Reason);
            }
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The next silo that joins finds what is left.
        }
    }
}
