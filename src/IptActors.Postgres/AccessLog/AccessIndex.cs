using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Postgres.AccessLog;

/// <summary>
/// The tables <c>ipt.access_by_course</c>, <c>ipt.access_by_who</c> and <c>ipt.access_by_hour</c>. Whoever looks for accesses first brings them up to
/// the last access there is; each is indexed once. Several servers may do so at the same time: the row that holds the position lets one
/// write at a time.
/// </summary>
internal sealed class AccessIndex(NpgsqlDataSource dataSource)
{
    // Short transactions: nobody waits long for the row, and what was indexed stays when the caller goes away.
    private const int BatchesPerStep = 500;

    private const string StepSql = """
        with state as (select position from ipt.access_index_state for update),
        next as materialized (
            select first_position, at, who, courses from ipt.access_batch where first_position > (select position from state) order by first_position limit $1),
        entries as materialized (
            select n.first_position as batch, n.first_position + e.place - 1 as position, e.at, e.who, e.courses
            from next n cross join lateral unnest(n.at, n.who, n.courses) with ordinality as e (at, who, courses, place) where e.who is not null),
        by_course as (
            insert into ipt.access_by_course (clinic, course, position, batch)
            select w.clinic, c.course, e.position, e.batch
            from entries e join ipt.access_who w on w.id = e.who cross join lateral unnest(string_to_array(e.courses, ' ')) as c (course)
            order by 1, 2, 3 on conflict do nothing),
        by_who as (
            insert into ipt.access_by_who (who, position, batch) select who, position, batch from entries order by 1, 2 on conflict do nothing),
        by_hour as (
            insert into ipt.access_by_hour as h (clinic, hour, first_position, last_position)
            select w.clinic, date_bin('1 hour', e.at, timestamptz 'epoch'), min(e.position), max(e.position)
            from entries e join ipt.access_who w on w.id = e.who where e.at is not null group by 1, 2 order by 1, 2
            on conflict (clinic, hour) do update
                set first_position = least(h.first_position, excluded.first_position), last_position = greatest(h.last_position, excluded.last_position)),
        moved as (
            update ipt.access_index_state set position = (select max(first_position) from next) where exists (select from next))
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
        while (indexed == BatchesPerStep);
    }

    private async Task<long> StepAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(StepSql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = BatchesPerStep });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
