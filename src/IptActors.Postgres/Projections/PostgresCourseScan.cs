using System.Runtime.CompilerServices;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Storing;
using Npgsql;

namespace IptActors.Postgres.Projections;

/// <summary>Reads events course by course, along the index that fences them, a page at a time.</summary>
/// <param name="database">Where the events are.</param>
public sealed class PostgresCourseScan(PostgresDatabase database) : ICourseScan
{
    private const int PageSize = 4096;

    // A page ends anywhere in a course; the next begins right after. One plan by index, whatever the statistics say of a table that grew fast.
    private const string Sql =
        """
        select seq_id, tenant_id, stream_id, id, version, type, timestamp, headers, data
        from ipt.mt_events
        where (tenant_id, stream_id, version) > ($1, $2, $3) and seq_id <= $4
        order by tenant_id, stream_id, version
        limit $5
        """;

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadCoursesAsync(long upToPosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (clinic, course, version) = ("", "", 0L);
        List<StoredEvent> page;
        do
        {
            page = await PostgresProjectionStore.RunAsync(token => ReadAsync(clinic, course, version, upToPosition, token), cancellationToken);
            if (page.Count > 0)
            {
                var last = page[^1];
                (clinic, course, version) = (last.Course.Clinic.Value, last.Course.Course.Value, last.Event.Version);
                yield return page;
            }
        }
        while (page.Count == PageSize);
    }

    private async Task<List<StoredEvent>> ReadAsync(string clinic, string course, long version, long upToPosition, CancellationToken cancellationToken)
    {
        await using var command = database.ByIndex.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = clinic });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = course });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = version });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = upToPosition });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = PageSize });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var page = new List<StoredEvent>();
        CourseKey? before = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            before = Course(reader, before);
            page.Add(new StoredEvent(
                reader.GetInt64(0),
                before.Value,
                new JournalEvent(
                    reader.GetGuid(3),
                    reader.GetInt64(4),
                    reader.GetString(5),
                    "",
                    new DateTimeOffset(reader.GetDateTime(6), TimeSpan.Zero),
                    null,
                    null,
                    reader.GetFieldValue<byte[]>(7),
                    reader.GetFieldValue<byte[]>(8))));
        }

        return page;
    }

    private static CourseKey Course(NpgsqlDataReader reader, CourseKey? before)
    {
        var (clinic, course) = (reader.GetString(1), reader.GetString(2));
        return before is { } known && known.Course.Value == course && known.Clinic.Value == clinic
            ? known
            : new CourseKey(ClinicId.Parse(clinic), CourseId.Parse(course));
    }
}
