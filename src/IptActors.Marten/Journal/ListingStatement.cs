using IptActors.Engine.Listings;
using Npgsql;
using NpgsqlTypes;

namespace IptActors.Marten.Journal;

/// <summary>Writes rows of the list of courses.</summary>
internal static class ListingStatement
{
    private const string Sql =
        """
        insert into ipt.course_listing
            (tenant_id, course_id, exclusive_key, service, protocol, phase, suspended, therapist, supervisor, opened_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (tenant_id, course_id) do update set
            exclusive_key = excluded.exclusive_key, service = excluded.service, protocol = excluded.protocol, phase = excluded.phase,
            suspended = excluded.suspended, therapist = excluded.therapist, supervisor = excluded.supervisor,
            opened_at = excluded.opened_at, updated_at = excluded.updated_at
        """;

    /// <summary>Writes rows in the transaction of the connection, in one round trip.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<CourseListing> listings)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var listing in listings)
        {
            batch.BatchCommands.Add(Write(listing));
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync();
        }
    }

    private static NpgsqlBatchCommand Write(CourseListing listing)
    {
        var command = new NpgsqlBatchCommand(Sql);
        Text(listing.Course.Clinic.Value);
        Text(listing.Course.Course.Value);
        Text(listing.ExclusiveKey);
        Text(listing.Service);
        Text(listing.Protocol);
        Text(listing.Phase);
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = listing.Suspended });
        Text(listing.Therapist);
        Text(listing.Supervisor);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = listing.OpenedAt.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = listing.UpdatedAt.UtcDateTime });
        return command;

        void Text(string? value) => command.Parameters.Add(new NpgsqlParameter { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
    }
}
