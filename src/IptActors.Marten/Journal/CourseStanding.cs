using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Marten.Journal;

/// <summary>How a course stands at the moment its writer has the lock of all writers.</summary>
/// <param name="Version">Version of its last event; 0 when it has none.</param>
/// <param name="KeyHolder">Another course that holds the exclusive key of the request; null when it is free or none is asked for.</param>
internal readonly record struct CourseStanding(long Version, CourseId? KeyHolder)
{
    /// <summary>Takes the lock, which is let go with the transaction, and then looks: two statements, so that the second sees what was written before.</summary>
    public static async Task<CourseStanding> LockAndReadAsync(NpgsqlConnection connection, AppendRequest request)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("set local synchronous_commit = on"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"select pg_advisory_xact_lock({AppendStatement.WriterLockKey})"));
        var look = new NpgsqlBatchCommand(
            """
            select coalesce((select version from ipt.mt_streams where tenant_id = $1 and id = $2), 0),
                   (select course_id from ipt.course_listing where tenant_id = $1 and exclusive_key = $3 and course_id <> $2 limit 1)
            """);
        look.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Course.Clinic.Value });
        look.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Course.Course.Value });
        look.Parameters.Add(new NpgsqlParameter { Value = (object?)request.Listing?.ExclusiveKey ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        batch.BatchCommands.Add(look);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        await reader.ReadAsync();
        return new CourseStanding(reader.GetInt64(0), reader.IsDBNull(1) ? null : CourseId.Parse(reader.GetString(1)));
    }
}
