using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Postgres.Audit;

/// <summary>
/// The table <c>ipt.event_index</c>. Whoever looks for events first brings it up to the last event there is; each event is indexed once. Several
/// servers may do so at the same time: the row that holds the position lets one write at a time.
/// </summary>
internal sealed class EventIndex(PostgresDatabase database)
{
    // Short transactions: nobody waits long for the row, and what was indexed stays when the caller goes away.
    private const int EventsPerStep = 20_000;

    private const string StepSql = $"""
        with state as (select position from ipt.event_index_state for update),
        next as (
            select seq_id, tenant_id, type, headers->>'actor' as actor, headers->>'on_behalf_of' as person, timestamp, headers->>'occurred_at' as occurred_at
            from ipt.mt_events where seq_id > (select position from state) order by seq_id limit $1),
        indexed as (
            insert into ipt.event_index (seq_id, tenant_id, type, actor, person, recorded_at, occurred_at)
            select seq_id, tenant_id, type, actor, person, timestamp, occurred_at from next on conflict (seq_id) do nothing),
        moved as (
            update ipt.event_index_state set position = (select max(seq_id) from next) where exists (select from next))
        select count(*) from next
        """;

    /// <summary>Indexes what is not indexed yet.</summary>
    /// <exception cref="Engine.Journal.JournalUnavailableException">The store cannot be reached.</exception>
    public async ValueTask CatchUpAsync(CancellationToken cancellationToken)
    {
        long indexed;
        do
        {
            indexed = await EventReader.ReadAsync(StepAsync, cancellationToken);
        }
        while (indexed == EventsPerStep);
    }

    private async Task<long> StepAsync(CancellationToken cancellationToken)
    {
        await using var command = database.DataSource.CreateCommand(StepSql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = EventsPerStep });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
