using System.Text;
using IptActors.Domain.Values;
using IptActors.Engine.Listings;
using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Postgres.Listings;

/// <summary>The list of courses in the table <c>ipt.course_listing</c>, which the journal keeps up in the transaction of the events.</summary>
/// <param name="database">Where it is.</param>
public sealed class PostgresCourseListings(PostgresDatabase database) : ICourseListings
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CourseListing>> ListAsync(CourseListingQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        return await EventReader.ReadAsync(
            async token =>
            {
                await using var command = Command(query);
                await using var reader = await command.ExecuteReaderAsync(token);
                var rows = new List<CourseListing>();
                while (await reader.ReadAsync(token))
                {
                    rows.Add(Row(query.Clinic, reader));
                }

                return rows;
            },
            cancellationToken);
    }

    // Only the conditions that restrict, so that each form of the query gets a plan of its own.
    private NpgsqlCommand Command(CourseListingQuery query)
    {
        var sql = new StringBuilder(
            "select course_id, exclusive_key, service, protocol, phase, suspended, therapist, supervisor, opened_at, updated_at from ipt.course_listing where tenant_id = $1");
        var command = database.ByIndex.CreateCommand();
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = query.Clinic.Value });
        Restrict("course_id >", query.After?.Value);
        Restrict("therapist =", query.Therapist);
        Restrict("supervisor =", query.Supervisor);
        Restrict("service =", query.Service);
        Restrict("protocol =", query.Protocol);
        if (query.Phases.Count > 0)
        {
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. query.Phases] });
            sql.Append(" and phase = any($").Append(command.Parameters.Count).Append(')');
        }

        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = query.Limit });
        sql.Append(" order by course_id limit $").Append(command.Parameters.Count);
        command.CommandText = sql.ToString();
        return command;

        void Restrict(string condition, string? value)
        {
            if (value is not null)
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
                sql.Append(" and ").Append(condition).Append(" $").Append(command.Parameters.Count);
            }
        }
    }

    private static CourseListing Row(ClinicId clinic, NpgsqlDataReader reader) => new(
        new CourseKey(clinic, CourseId.Parse(reader.GetString(0))),
        TextOrNull(reader, 1),
        reader.GetString(2),
        reader.GetString(3),
        reader.GetString(4),
        reader.GetBoolean(5),
        TextOrNull(reader, 6),
        TextOrNull(reader, 7),
        new DateTimeOffset(reader.GetDateTime(8), TimeSpan.Zero),
        new DateTimeOffset(reader.GetDateTime(9), TimeSpan.Zero));

    private static string? TextOrNull(NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
