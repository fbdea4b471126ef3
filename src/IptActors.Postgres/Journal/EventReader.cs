using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using Npgsql;

namespace IptActors.Postgres.Journal;

/// <summary>Reads events. A read that met a broken pooled connection is done once more: the server may have restarted since.</summary>
internal sealed class EventReader(NpgsqlDataSource dataSource)
{
    internal const string Columns = "seq_id, tenant_id, stream_id, id, version, type, mt_dotnet_type, timestamp, correlation_id, causation_id, headers, data";
    private const string CourseSql = $"select {Columns} from ipt.mt_events where tenant_id = $1 and stream_id = $2 and version > $3 order by version limit $4";
    private const string AllSql = $"select {Columns} from ipt.mt_events where seq_id > $1 order by seq_id limit $2";
    private const string HeadSql = "select coalesce(max(seq_id), 0) from ipt.mt_events";

    private static readonly byte[] NoHeaders = "{}"u8.ToArray();

    public Task<List<StoredEvent>> ReadCourseAsync(CourseKey course, long afterVersion, int maxCount, CancellationToken cancellationToken) =>
        ReadAsync(
            async token =>
            {
                await using var command = dataSource.CreateCommand(CourseSql);
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = course.Clinic.Value });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = course.Course.Value });
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterVersion });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = maxCount });
                return await ReadEventsAsync(command, course, token);
            },
            cancellationToken);

    public Task<List<StoredEvent>> ReadAllAsync(long afterPosition, int maxCount, CancellationToken cancellationToken) =>
        ReadAsync(
            async token =>
            {
                await using var command = dataSource.CreateCommand(AllSql);
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterPosition });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = maxCount });
                return await ReadEventsAsync(command, course: null, token);
            },
            cancellationToken);

    public Task<long> ReadHeadAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            async token =>
            {
                await using var command = dataSource.CreateCommand(HeadSql);
                return (long)(await command.ExecuteScalarAsync(token))!;
            },
            cancellationToken);

    /// <summary>Runs a read, twice if the first met a server that was gone, and speaks of failures in the port's words.</summary>
    internal static async Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await read(cancellationToken);
        }
        catch (Exception exception) when (Failures.IsSilence(exception))
        {
            throw Unreadable(exception);
        }
        catch (Exception exception) when (Failures.IsUnreachable(exception))
        {
            try
            {
                return await read(cancellationToken);
            }
            catch (Exception again) when (Failures.IsUnreachable(again))
            {
                throw Unreadable(again);
            }
        }
    }

    private static JournalUnavailableException Unreadable(Exception exception) =>
        new($"PostgreSQL cannot be read: {Failures.Reason(exception)}. Try again.", exception);

    internal static async Task<List<StoredEvent>> ReadEventsAsync(NpgsqlCommand command, CourseKey? course, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<StoredEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            events.Add(ReadEvent(reader, course));
        }

        return events;
    }

    private static StoredEvent ReadEvent(NpgsqlDataReader reader, CourseKey? course) => new(
        reader.GetInt64(0),
        course ?? new CourseKey(ClinicId.Parse(reader.GetString(1)), CourseId.Parse(reader.GetString(2))),
        new JournalEvent(
            reader.GetGuid(3),
            reader.GetInt64(4),
            reader.GetString(5),
            TextOrNull(reader, 6) ?? "",
            new DateTimeOffset(reader.GetDateTime(7), TimeSpan.Zero),
            TextOrNull(reader, 8),
            TextOrNull(reader, 9),
            reader.IsDBNull(10) ? NoHeaders : reader.GetFieldValue<byte[]>(10),
            reader.GetFieldValue<byte[]>(11)));

    private static string? TextOrNull(NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
