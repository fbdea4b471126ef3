using System.Text;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;
using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Postgres.Audit;

/// <summary>Looks for events in the tables of the journal, by an index of its own (<see cref="EventIndex"/>).</summary>
/// <param name="database">Where they are.</param>
public sealed class PostgresRecordedEvents(PostgresDatabase database) : IRecordedEvents
{
    // The streams say which courses there are; each is then read by the index on its versions. Streams that somebody emptied are passed over:
    // counted as courses they would make a page without events, which reads as the end.
    private const string CoursesSql = $"""
        with courses as materialized (
            select id as course from ipt.mt_streams s where tenant_id = $1 and id > $2
                and exists (select from ipt.mt_events e where e.tenant_id = $1 and e.stream_id = s.id) order by id limit $3)
        select {EventReader.Columns} from courses cross join lateral (
            select * from ipt.mt_events where tenant_id = $1 and stream_id = course order by version) events
        order by course, version
        """;

    private readonly EventIndex _index = new(database);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEvent>> SearchAsync(EventQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        if (query.Course is null)
        {
            await _index.CatchUpAsync(cancellationToken);
        }

        return await EventReader.ReadAsync(
            async token =>
            {
                await using var command = query.Course is null ? ByIndex(query) : ByCourse(query);
                return await EventReader.ReadEventsAsync(command, course: null, token);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEvent>> ReadCoursesAsync(ClinicId clinic, CourseId? after, int maxCourses, CancellationToken cancellationToken) =>
        await EventReader.ReadAsync(
            async token =>
            {
                await using var command = database.DataSource.CreateCommand(CoursesSql);
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = clinic.Value });
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after?.Value ?? "" });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = maxCourses });
                return await EventReader.ReadEventsAsync(command, course: null, token);
            },
            cancellationToken);

    private NpgsqlCommand ByIndex(EventQuery query)
    {
        var search = new Search(database.DataSource.CreateCommand());
        search.Add("i.tenant_id = {0}", query.Clinic.Value);
        search.Add("i.seq_id > {0}", query.AfterPosition);
        search.AddIf(query.Types.Count > 0, "i.type = any({0})", query.Types.ToArray());
        search.AddIf(query.Person is not null, "(i.actor = {0} or i.person = {0})", query.Person);
        search.AddIf(query.RecordedFrom is not null, "i.recorded_at >= {0}", query.RecordedFrom?.UtcDateTime);
        search.AddIf(query.RecordedUntil is not null, "i.recorded_at < {0}", query.RecordedUntil?.UtcDateTime);
        search.AddIf(query.OccurredFrom is not null, "i.occurred_at >= {0}", Text(query.OccurredFrom));
        search.AddIf(query.OccurredUntil is not null, "i.occurred_at < {0}", Text(query.OccurredUntil));
        return search.Build(
            $"with found as materialized (select i.seq_id from ipt.event_index i where {{0}} order by i.seq_id limit {{1}}) select {EventReader.Columns} from found join ipt.mt_events using (seq_id) order by seq_id",
            query.Limit);
    }

    private NpgsqlCommand ByCourse(EventQuery query)
    {
        var search = new Search(database.DataSource.CreateCommand());
        search.Add("tenant_id = {0}", query.Clinic.Value);
        search.Add("stream_id = {0}", query.Course!.Value.Value);
        search.Add("seq_id > {0}", query.AfterPosition);
        search.AddIf(query.Types.Count > 0, "type = any({0})", query.Types.ToArray());
        search.AddIf(query.Person is not null, "(headers->>'actor' = {0} or headers->>'on_behalf_of' = {0})", query.Person);
        search.AddIf(query.RecordedFrom is not null, "timestamp >= {0}", query.RecordedFrom?.UtcDateTime);
        search.AddIf(query.RecordedUntil is not null, "timestamp < {0}", query.RecordedUntil?.UtcDateTime);
        search.AddIf(query.OccurredFrom is not null, "headers->>'occurred_at' collate \"C\" >= {0}", Text(query.OccurredFrom));
        search.AddIf(query.OccurredUntil is not null, "headers->>'occurred_at' collate \"C\" < {0}", Text(query.OccurredUntil));
        return search.Build($"select {EventReader.Columns} from ipt.mt_events where {{0}} order by seq_id limit {{1}}", query.Limit);
    }

    private static string? Text(DateTimeOffset? moment) => moment is { } given ? Timestamps.ToText(given) : null;

    /// <summary>Only the conditions that restrict, so that each form of the query gets a plan of its own.</summary>
    private sealed class Search(NpgsqlCommand command)
    {
        private readonly StringBuilder _conditions = new();

        public void AddIf(bool restricts, string condition, object? value)
        {
            if (restricts)
            {
                Add(condition, value!);
            }
        }

        public void Add(string condition, object value)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
            _conditions.Append(_conditions.Length == 0 ? "" : " and ").AppendFormat(System.Globalization.CultureInfo.InvariantCulture, condition, $"${command.Parameters.Count}");
        }

        public NpgsqlCommand Build(string sql, int limit)
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            command.CommandText = string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, _conditions, $"${command.Parameters.Count}");
            return command;
        }
    }
}
