using IptActors.Domain.Values;
using IptActors.Engine.Emergencies;
using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Postgres.Emergencies;

/// <summary>
/// The list in the table <c>ipt.emergency_review</c>, brought up to date from the events whenever it is asked for: emergencies are rare and
/// the list is short, so that nothing is added to the path of every event.
/// </summary>
/// <param name="database">Where it is.</param>
public sealed class PostgresEmergencyReviews(PostgresDatabase database) : IEmergencyReviews
{
    // Who asks at the same moment waits here, so that no event is looked at by two.
    private const string LockSql = "select position from ipt.emergency_review_progress for update";

    // Events of one position become visible in order, because writers of the journal take turns.
    private const string AdvanceSql =
        """
        with head as (select coalesce(max(seq_id), $1) as position from ipt.mt_events where seq_id > $1),
        opened as (
            insert into ipt.emergency_review (tenant_id, position, course_id, emergency)
            select e.tenant_id, e.seq_id, e.stream_id, (e.data ->> 'emergency')::int
            from ipt.mt_events e, head
            where e.seq_id > $1 and e.seq_id <= head.position and e.type = 'emergency_access_opened'
              and not exists (
                  select from ipt.mt_events r
                  where r.tenant_id = e.tenant_id and r.stream_id = e.stream_id and r.version > e.version and r.seq_id <= head.position
                    and r.type = 'emergency_access_reviewed' and r.data ->> 'emergency' = e.data ->> 'emergency')
        ),
        reviewed as (
            delete from ipt.emergency_review w
            using ipt.mt_events e, head
            where e.seq_id > $1 and e.seq_id <= head.position and e.type = 'emergency_access_reviewed'
              and w.tenant_id = e.tenant_id and w.course_id = e.stream_id and w.emergency = (e.data ->> 'emergency')::int
        )
        update ipt.emergency_review_progress p set position = head.position from head
        """;

    private const string ListSql = "select position, course_id, emergency from ipt.emergency_review where tenant_id = $1 and position > $2 order by position limit $3";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<OpenEmergencyReview>> ListAsync(ClinicId clinic, long afterPosition, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await EventReader.ReadAsync(
            async token =>
            {
                await using var connection = await database.ByIndex.OpenConnectionAsync(token);
                await AdvanceAsync(connection, token);
                return await ListAsync(connection, clinic, afterPosition, limit, token);
            },
            cancellationToken);
    }

    private static async Task AdvanceAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var read = new NpgsqlCommand(LockSql, connection);
        var position = (long)(await read.ExecuteScalarAsync(cancellationToken))!;
        await using var advance = new NpgsqlCommand(AdvanceSql, connection);
        advance.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        await advance.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<OpenEmergencyReview>> ListAsync(
        NpgsqlConnection connection, ClinicId clinic, long afterPosition, int limit, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ListSql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = clinic.Value });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterPosition });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<OpenEmergencyReview>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new OpenEmergencyReview(reader.GetInt64(0), new CourseKey(clinic, CourseId.Parse(reader.GetString(1))), reader.GetInt32(2)));
        }

        return found;
    }
}
