using System.Text;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Chain;
using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Postgres.AccessLog;

/// <summary>Reads the log of access.</summary>
internal sealed class AccessReader(NpgsqlDataSource dataSource)
{
    private const string Columns =
        "l.position, l.at, w.clinic, w.subject, w.role, w.on_behalf_of, w.purpose, t.method, t.outcome, t.emergency, l.repeats, l.courses, coalesce(l.request_id, ''), coalesce(l.correlation_id, ''), encode(l.hash, 'hex')";

    private const string LooseJoins = "left join ipt.access_who w on w.id = l.who left join ipt.access_what t on t.id = l.what";
    private const string Joins = "join ipt.access_who w on w.id = l.who join ipt.access_what t on t.id = l.what";
    /// <summary>All entries in order of position, as <see cref="Entry"/> reads them; the hash last.</summary>
    internal const string EverySql = $"select {Columns} from ipt.access_log l {LooseJoins} order by l.position";
    private const string AllSql = $"select {Columns} from ipt.access_log l {Joins} where l.position > $1 order by l.position limit $2";
    private const string HeadSql = "select coalesce(max(position), 0) from ipt.access_log";

    public async ValueTask<IReadOnlyList<RecordedAccess>> ListAsync(AccessQuery query, CancellationToken cancellationToken) =>
        await EventReader.ReadAsync(
            async token =>
            {
                await using var command = Command(query);
                return await ReadAsync(command, token);
            },
            cancellationToken);

    public async ValueTask<IReadOnlyList<RecordedAccess>> ReadAllAsync(long afterPosition, int maxCount, CancellationToken cancellationToken) =>
        await EventReader.ReadAsync(
            async token =>
            {
                await using var command = dataSource.CreateCommand(AllSql);
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterPosition });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = maxCount });
                return await ReadAsync(command, token);
            },
            cancellationToken);

    public async ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken) =>
        await EventReader.ReadAsync(
            async token =>
            {
                await using var command = dataSource.CreateCommand(HeadSql);
                return (long)(await command.ExecuteScalarAsync(token))!;
            },
            cancellationToken);

    // Only the conditions that restrict, so that each form of the query gets a plan of its own. The two indexes over courses answer apart.
    private NpgsqlCommand Command(AccessQuery query)
    {
        var command = dataSource.CreateCommand();
        var conditions = new StringBuilder($"w.clinic = {Parameter(query.Clinic.Value)}");
        if (query.Person is { } person)
        {
            var parameter = Parameter(person);
            conditions.Append($" and (w.subject = {parameter} or w.on_behalf_of = {parameter})");
        }

        if (query.From is { } from)
        {
            conditions.Append($" and l.at >= {Parameter(from.UtcDateTime)}");
        }

        if (query.Until is { } until)
        {
            conditions.Append($" and l.at < {Parameter(until.UtcDateTime)}");
        }

        if (query.Before is { } before)
        {
            conditions.Append($" and l.position < {Parameter(before)}");
        }

        var limit = Parameter(query.Limit);
        if (query.Course is { } course)
        {
            var one = $"cardinality(l.courses) = 1 and l.courses[1] = {Parameter(course.Value)}";
            var many = $"cardinality(l.courses) > 1 and l.courses @> array[{Parameter(course.Value)}]::varchar[]";
            command.CommandText = $"select * from (({Select(one)}) union all ({Select(many)})) found order by position desc limit {limit}";
        }
        else
        {
            command.CommandText = Select("true");
        }

        return command;

        string Select(string courses) => $"select {Columns} from ipt.access_log l {Joins} where {courses} and {conditions} order by l.position desc limit {limit}";

        string Parameter<T>(T value)
        {
            command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
            return $"${command.Parameters.Count}";
        }
    }

    private static async Task<IReadOnlyList<RecordedAccess>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<RecordedAccess>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(new RecordedAccess(reader.GetInt64(0), Entry(reader), EventHash.TryParse(reader.GetString(14), out var hash) ? hash : default));
        }

        return found;
    }

    /// <summary>The entry of a row.</summary>
    internal static AccessEntry Entry(NpgsqlDataReader reader) => new()
    {
        At = new DateTimeOffset(reader.GetDateTime(1), TimeSpan.Zero),
        Who = new Accessor(reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6)),
        Method = reader.GetString(7),
        Outcome = reader.GetString(8),
        Emergency = reader.GetBoolean(9),
        Count = reader.GetInt32(10),
        Courses = reader.GetFieldValue<string[]>(11),
        RequestId = reader.GetString(12),
        CorrelationId = reader.GetString(13),
    };
}
