using IptActors.Engine.Proofs.Verifying;
using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Postgres.Verifying;

/// <summary>Every row of <c>mt_streams</c> against what the events of its course say.</summary>
internal static class StreamRows
{
    private const string Sql = "select tenant_id, id, type, version, timestamp, created, is_archived from ipt.mt_streams";

    // Marten writes its own clock there, the engine the time of the last event; what is further off was not written by either.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>Compares all of them.</summary>
    public static async Task CompareAsync(NpgsqlConnection connection, EventRows events, FaultList faults, CancellationToken cancellationToken)
    {
        var found = 0;
        await using (var command = new NpgsqlCommand(Sql, connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                if (events.Find(reader.GetString(0), reader.GetString(1)) is { } course)
                {
                    found++;
                    Compare(reader, course, faults);
                }
                else
                {
                    faults.Add(LogFaultKind.RowAltered, $"mt_streams: clinics/{reader.GetString(0)}/courses/{reader.GetString(1)}", "It has a stream and no event.");
                }
            }
        }

        if (found < events.Courses.Count)
        {
            faults.Add(LogFaultKind.RowAltered, "mt_streams", $"{events.Courses.Count - found} courses have events and no stream.");
        }
    }

    private static void Compare(NpgsqlDataReader reader, CourseWalk course, FaultList faults)
    {
        Check("type", reader.IsDBNull(2) ? null : reader.GetString(2), AppendStatement.StreamType);
        Check("version", reader.IsDBNull(3) ? -1 : reader.GetInt64(3), course.Version);
        Near("timestamp", reader.GetDateTime(4), course.Last, course.Last);
        Near("created", reader.GetDateTime(5), course.First, course.Last);
        Check("is_archived", reader.IsDBNull(6) || reader.GetBoolean(6), false);

        void Near(string column, DateTime value, DateTimeOffset from, DateTimeOffset to)
        {
            if (value < from.UtcDateTime - Tolerance || value > to.UtcDateTime + Tolerance)
            {
                Fault(column);
            }
        }

        void Check<T>(string column, T? value, T expected)
        {
            if (!Equals(value, expected))
            {
                Fault(column);
            }
        }

        void Fault(string column) => faults.Add(LogFaultKind.RowAltered, $"column {column} of mt_streams of {course}", "It does not say what the events of the course say.");
    }
}
