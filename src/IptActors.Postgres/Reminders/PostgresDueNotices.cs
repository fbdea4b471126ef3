using System.Text.Json;
using IptActors.Domain.Values;
using IptActors.Engine.Reminders;
using Npgsql;

namespace IptActors.Postgres.Reminders;

/// <summary>Notices in the table <c>ipt.due_notice</c>.</summary>
/// <param name="database">Where it is.</param>
public sealed class PostgresDueNotices(PostgresDatabase database) : IDueNotices
{
    private const string Sql =
        """
        insert into ipt.due_notice (tenant_id, course_id, kind, number, due_on)
        select $1, $2, n.kind, n.number, n.due_on from unnest($3, $4, $5) as n (kind, number, due_on)
        on conflict do nothing
        """;

    /// <inheritdoc/>
    public async ValueTask NoteAsync(CourseKey course, IReadOnlyList<DueItem> overdue, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.DataSource.CreateCommand(Sql);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = course.Clinic.Value });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = course.Course.Value });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. overdue.Select(item => JsonNamingPolicy.SnakeCaseLower.ConvertName(item.Kind.ToString()))] });
            command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. overdue.Select(item => item.Number)] });
            command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. overdue.Select(item => item.DueOn)] });
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (Failures.IsUnreachable(exception))
        {
            throw Failures.Unavailable("What is overdue cannot be put down", exception);
        }
    }
}
