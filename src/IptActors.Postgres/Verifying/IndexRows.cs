using IptActors.Engine.Proofs.Verifying;
using Npgsql;

namespace IptActors.Postgres.Verifying;

/// <summary>
/// The tables by which events and accesses are found, against what they are filled from. A row taken out of one of them would hide a read from
/// <c>ListAccess</c>, or an emergency from its review, though the log itself is whole.
/// </summary>
internal static class IndexRows
{
    private const string Entries = """
        select b.first_position as batch, b.first_position + e.place - 1 as position, e.at, e.who, e.courses
        from ipt.access_batch b cross join lateral unnest(b.at, b.who, b.courses) with ordinality as e (at, who, courses, place)
        where b.first_position <= (select position from ipt.access_index_state) and e.who is not null
        """;

    // Table and columns, then what they must hold.
    private static readonly (string Table, string Columns, string Expected)[] OfAccesses =
    [
        ("access_by_course", "clinic, course, position, batch",
            $"select w.clinic, c.course collate \"C\", e.position, e.batch from ({Entries}) e join ipt.access_who w on w.id = e.who cross join lateral unnest(string_to_array(e.courses, ' ')) as c (course)"),
        ("access_by_who", "who, position, batch", $"select e.who, e.position, e.batch from ({Entries}) e"),
        ("access_by_hour", "clinic, hour, first_position, last_position",
            $"select w.clinic, date_bin('1 hour', e.at, timestamptz 'epoch'), min(e.position), max(e.position) from ({Entries}) e join ipt.access_who w on w.id = e.who where e.at is not null group by 1, 2"),
    ];

    private static readonly (string Table, string Columns, string Expected)[] OfEvents =
    [
        ("event_index", "seq_id, tenant_id, type, actor, person, recorded_at, occurred_at",
            """
            select seq_id, tenant_id collate "C", type collate "C", (headers->>'actor') collate "C", (headers->>'on_behalf_of') collate "C", timestamp, (headers->>'occurred_at') collate "C"
            from ipt.mt_events where seq_id <= (select position from ipt.event_index_state)
            """),
        ("emergency_review", "tenant_id, position, course_id, emergency::text",
            """
            select e.tenant_id collate "C", e.seq_id, e.stream_id collate "C", e.data ->> 'emergency' from ipt.mt_events e, ipt.emergency_review_progress p
            where e.type = 'emergency_access_opened' and e.seq_id <= p.position and not exists (
                select from ipt.mt_events r where r.tenant_id = e.tenant_id and r.stream_id = e.stream_id and r.type = 'emergency_access_reviewed'
                    and r.seq_id <= p.position and r.data ->> 'emergency' = e.data ->> 'emergency')
            """),
    ];

    /// <summary>Compares the indexes of the log of access.</summary>
    public static async Task CompareAccessesAsync(NpgsqlConnection connection, FaultList faults, CancellationToken cancellationToken)
    {
        await CheckStateAsync(connection, "access_index_state", "select coalesce(max(first_position), 0) from ipt.access_batch", faults, cancellationToken);
        await CompareAsync(connection, OfAccesses, faults, cancellationToken);
    }

    /// <summary>Compares what is found by events.</summary>
    public static async Task CompareEventsAsync(NpgsqlConnection connection, FaultList faults, CancellationToken cancellationToken)
    {
        const string Head = "select coalesce(max(seq_id), 0) from ipt.mt_events";
        await CheckStateAsync(connection, "event_index_state", Head, faults, cancellationToken);
        await CheckStateAsync(connection, "emergency_review_progress", Head, faults, cancellationToken);
        await CompareAsync(connection, OfEvents, faults, cancellationToken);
    }

    // An index that claims to be further than its log is never filled again.
    private static async Task CheckStateAsync(NpgsqlConnection connection, string table, string head, FaultList faults, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select count(*) = 1 and max(position) between 0 and ({head}) from ipt.{table}", connection) { CommandTimeout = 0 };
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
        {
            faults.Add(LogFaultKind.RowAltered, table, "Expected one row with a position of the log, found another: what comes next would never be found.");
        }
    }

    private static async Task CompareAsync(
        NpgsqlConnection connection, IEnumerable<(string Table, string Columns, string Expected)> indexes, FaultList faults, CancellationToken cancellationToken)
    {
        foreach (var (table, columns, expected) in indexes)
        {
            await using var command = new NpgsqlCommand(
                $"""
                with expected as materialized ({expected})
                select (select count(*) from (select * from expected except select {columns} from ipt.{table}) missing),
                       (select count(*) from (select {columns} from ipt.{table} except select * from expected) strange)
                """,
                connection) { CommandTimeout = 0 };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            if ((reader.GetInt64(0), reader.GetInt64(1)) is var (missing, strange) && missing + strange > 0)
            {
                faults.Add(LogFaultKind.RowAltered, table, $"{missing} of its rows are gone or altered, {strange} are not what was recorded: what is found by it is not all there is.");
            }
        }
    }
}
