using IptActors.Domain.Values;
using IptActors.Postgres.Journal;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Marten.Journal;

/// <summary>How a course stands at the moment its writer has the lock of all writers.</summary>
/// <param name="Version">Version of its last event; 0 when it has none.</param>
/// <param name="KeyHolder">Another course that holds the exclusive key of the request; null when it is free or none is asked for.</param>
internal readonly record struct CourseStanding(long Version, CourseId? KeyHolder)
{
    // The key is looked for only where one is asked for; most appends ask for none.
    private const string Look =
        """
        select coalesce(s.version, 0),
               case when r.exclusive_key is not null then
                   (select l.course_id from ipt.course_listing l
                    where l.tenant_id = r.tenant_id and l.exclusive_key = r.exclusive_key and l.course_id <> r.stream_id limit 1)
               end
        from unnest($1, $2, $3) with ordinality as r (tenant_id, stream_id, exclusive_key, ordinal)
        left join ipt.mt_streams s on s.tenant_id = r.tenant_id and s.id = r.stream_id
        order by r.ordinal
        """;

    /// <summary>Takes the lock, which is let go with the transaction, and then looks: two statements, so that the second sees what was written before.</summary>
    /// <returns>One for each append, in their order.</returns>
    public static async Task<CourseStanding[]> LockAndReadAsync(NpgsqlConnection connection, IReadOnlyList<PendingAppend> appends)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("set local synchronous_commit = on"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"select pg_advisory_xact_lock({AppendStatement.WriterLockKey})"));
        var look = new NpgsqlBatchCommand(Look);
        look.Parameters.Add(Texts(appends, static append => append.Request.Course.Clinic.Value));
        look.Parameters.Add(Texts(appends, static append => append.Request.Course.Course.Value));
        look.Parameters.Add(Texts(appends, static append => append.Request.Listing?.ExclusiveKey));
        batch.BatchCommands.Add(look);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var standings = new CourseStanding[appends.Count];
        for (var i = 0; await reader.ReadAsync(); i++)
        {
            standings[i] = new CourseStanding(reader.GetInt64(0), reader.IsDBNull(1) ? null : CourseId.Parse(reader.GetString(1)));
        }

        return standings;
    }

    private static NpgsqlParameter<string?[]> Texts(IReadOnlyList<PendingAppend> appends, Func<PendingAppend, string?> value) =>
        new() { TypedValue = [.. appends.Select(value)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
