using System.Globalization;
using IptActors.Domain.CareTeams;
using IptActors.Domain.Courses;
using IptActors.Domain.Referrals;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Bench.Projections;

/// <summary>
/// Fills a clinic with courses: every course of the invented clinic of <c>ipt demo</c> many times over, under ids, clients and therapists of its
/// own, encoded and chained as the server does it. The events of a thousand courses lie mixed, as they come from a clinic at work.
/// </summary>
internal sealed class ManyCourses(string connectionString, string clinic)
{
    private const int SideBySide = 25;
    private const int Teams = 25;

    /// <summary>Name of a person in one of the teams that share the courses.</summary>
    public static string InTeam(string person, int team) => string.Create(CultureInfo.InvariantCulture, $"{person}-{team % Teams:00}");

    /// <summary>Copies the courses until there are so many events; returns those stored, the courses, and how many copies there are of each.</summary>
    public async Task<(long Events, long Courses, int Copies)> FillAsync(int events)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var connection = await database.OpenConnectionAsync();
        var demo = await ReadAsync(connection);
        var copies = 1 + ((events - 1) / demo.Count);
        var first = await ScalarAsync(connection, "select last_value from ipt.mt_events_sequence");

        // Foreign keys are looked at row by row; here both sides are written together.
        await ExecuteAsync(connection, "set session_replication_role = replica");
        await WriteAsync(connection, demo, copies, first);
        await ExecuteAsync(
            connection,
            $"""
            insert into ipt.mt_streams (tenant_id, id, type, version, timestamp, created)
            select tenant_id, stream_id, 'treatment_course', max(version), max(timestamp), min(timestamp) from ipt.mt_events where seq_id > {first} group by tenant_id, stream_id
            """);
        await ExecuteAsync(connection, "select setval('ipt.mt_events_sequence', (select max(seq_id) from ipt.mt_events))");
        await ExecuteAsync(connection, "vacuum analyze ipt.mt_events, ipt.mt_streams");
        await ExecuteAsync(connection, "checkpoint");
        return (await ScalarAsync(connection, "select count(*) from ipt.mt_events"), await ScalarAsync(connection, "select count(*) from ipt.mt_streams"), copies);
    }

    /// <summary>Seconds that a plain COPY to this process takes, of the same columns of all events in their order.</summary>
    public async Task<double> CopySecondsAsync()
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var connection = await database.OpenConnectionAsync();
        var started = TimeProvider.System.GetTimestamp();
        await using var export = await connection.BeginRawBinaryCopyAsync(
            "copy (select seq_id, tenant_id, stream_id, id, version, type, timestamp, headers, data from ipt.mt_events order by seq_id) to stdout (format binary)");
        var buffer = new byte[1 << 16];
        while (await export.ReadAsync(buffer, default) > 0)
        {
            // Read and thrown away.
        }

        return TimeProvider.System.GetElapsedTime(started).TotalSeconds;
    }

    private async Task<List<CourseEventAt>> ReadAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "select seq_id, stream_id, id, version, type, timestamp, correlation_id, causation_id, headers, data from ipt.mt_events where tenant_id = $1 order by seq_id", connection);
        command.Parameters.AddWithValue(clinic);
        await using var reader = await command.ExecuteReaderAsync();
        var events = new List<CourseEventAt>();
        while (await reader.ReadAsync())
        {
            var course = new CourseKey(ClinicId.Parse(clinic), CourseId.Parse(reader.GetString(1)));
            var read = EventCodec.Default.Decode(new StoredEvent(
                reader.GetInt64(0),
                course,
                new JournalEvent(
                    reader.GetGuid(2),
                    reader.GetInt64(3),
                    reader.GetString(4),
                    "",
                    new DateTimeOffset(reader.GetDateTime(5), TimeSpan.Zero),
                    reader.IsDBNull(6) ? null : reader.GetString(6),
                    reader.IsDBNull(7) ? null : reader.GetString(7),
                    reader.GetFieldValue<byte[]>(8),
                    reader.GetFieldValue<byte[]>(9))));
            events.Add(new CourseEventAt(course.Course.Value, read.Stored.Event, read.Headers, read.Recorded.Event));
        }

        return events;
    }

    private async Task WriteAsync(NpgsqlConnection connection, List<CourseEventAt> demo, int copies, long position)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            "copy ipt.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers) from stdin (format binary)");
        for (var first = 0; first < copies; first += SideBySide)
        {
            var beside = Math.Min(SideBySide, copies - first);
            var heads = new Dictionary<(string Course, int Copy), EventHash>();
            foreach (var stored in demo)
            {
                for (var copy = first; copy < first + beside; copy++)
                {
                    var key = new CourseKey(ClinicId.Parse(clinic), CourseId.Parse(string.Create(CultureInfo.InvariantCulture, $"{stored.Course}-{copy}")));
                    var head = heads.TryGetValue((stored.Course, copy), out var known) ? known : HashChain.Start(key);
                    var sealedEvent = HashChain.Seal(
                        Stamp(stored, key), Guid.CreateVersion7(stored.Journaled.RecordedAt), stored.Journaled.Version, EventCodec.Default.Encode(Of(stored.Event, key, copy)), head, out var headers);
                    heads[(stored.Course, copy)] = headers.Hash;
                    await WriteAsync(writer, ++position, key, sealedEvent);
                }
            }
        }

        await writer.CompleteAsync();
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter writer, long position, CourseKey key, JournalEvent journaled)
    {
        await writer.StartRowAsync();
        await writer.WriteAsync(position, NpgsqlDbType.Bigint);
        await writer.WriteAsync(journaled.Id, NpgsqlDbType.Uuid);
        await writer.WriteAsync(key.Course.Value, NpgsqlDbType.Varchar);
        await writer.WriteAsync(journaled.Version, NpgsqlDbType.Bigint);
        await writer.WriteAsync(journaled.Data.ToArray(), NpgsqlDbType.Jsonb);
        await writer.WriteAsync(journaled.Type, NpgsqlDbType.Varchar);
        await writer.WriteAsync(journaled.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
        await writer.WriteAsync(key.Clinic.Value, NpgsqlDbType.Varchar);
        await writer.WriteAsync(journaled.DotNetType, NpgsqlDbType.Varchar);
        await WriteAsync(writer, journaled.CorrelationId);
        await WriteAsync(writer, journaled.CausationId);
        await writer.WriteAsync(journaled.Headers.ToArray(), NpgsqlDbType.Jsonb);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter writer, string? text) =>
        text is null ? writer.WriteNullAsync() : writer.WriteAsync(text, NpgsqlDbType.Varchar);

    private static CommandStamp Stamp(CourseEventAt stored, CourseKey key) => new(
        key,
        stored.Journaled.RecordedAt,
        stored.Headers.OccurredAt,
        stored.Headers.Actor,
        stored.Headers.Role,
        stored.Headers.OnBehalfOf,
        stored.Headers.Reason,
        stored.Headers.RequestId,
        stored.Headers.RequestHash,
        stored.Journaled.CorrelationId,
        stored.Journaled.CausationId);

    private static CourseEvent Of(CourseEvent happened, CourseKey key, int team) => happened switch
    {
        CourseOpened opened => opened with { ClientRef = key.Course.Value },
        TherapistAssigned assigned => assigned with { Therapist = InTeam(assigned.Therapist, team) },
        CourseTransferred transferred => transferred with { From = InTeam(transferred.From, team), To = InTeam(transferred.To, team) },
        _ => happened,
    };

    private static async Task<long> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private sealed record CourseEventAt(string Course, JournalEvent Journaled, EventHeaders Headers, CourseEvent Event);
}
