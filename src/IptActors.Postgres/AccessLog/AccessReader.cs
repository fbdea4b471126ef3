using System.Text;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Chain;
using IptActors.Postgres.Journal;
using Npgsql;

namespace IptActors.Postgres.AccessLog;

/// <summary>Reads the log of access.</summary>
internal sealed class AccessReader(PostgresDatabase database)
{
    /// <summary>The accesses of batches <c>b</c>, each with its place in its batch, from 1.</summary>
    internal const string Entries =
        """
        cross join lateral unnest(b.at, b.who, b.what, b.repeats, b.courses, b.request_ids, b.correlation_ids, b.hashes)
            with ordinality as l (at, who, what, repeats, courses, request_id, correlation_id, hash, place)
        """;

    /// <summary>
    /// Batches that hold the next <c>$2</c> positions after <c>$1</c>, or the first batch after a gap: what is read is bounded by position, not by
    /// the number of batches, which may hold one access or thousands.
    /// </summary>
    internal const string NextBatches =
        """
        b.first_position >= coalesce((select max(first_position) from ipt.access_batch where first_position <= $1 + 1), 0)
        and b.first_position <= greatest($1 + $2, (select min(first_position) from ipt.access_batch where first_position > $1))
        """;

    /// <summary>Position of the last access.</summary>
    internal const string HeadSql =
        "select coalesce((select first_position + cardinality(hashes) - 1 from ipt.access_batch order by first_position desc limit 1), 0)";

    private const string Columns =
        "b.first_position + l.place - 1 as position, l.at, w.clinic, w.subject, w.role, w.on_behalf_of, w.purpose, t.method, t.outcome, t.emergency, l.repeats, l.courses, coalesce(l.request_id, ''), coalesce(l.correlation_id, ''), l.hash";

    private const string Names = "join ipt.access_who w on w.id = l.who join ipt.access_what t on t.id = l.what";

    private const string AllSql =
        $"select {Columns} from ipt.access_batch b {Entries} {Names} where {NextBatches} and b.first_position + l.place - 1 > $1 order by 1 limit $2";

    // How many positions are looked through at once for a list that no index answers.
    private const int Stretch = 5_000;

    private readonly NpgsqlDataSource _dataSource = database.ByIndex;
    private readonly AccessIndex _index = new(database.DataSource);

    /// <summary>Accesses of a clinic that match, the newest first.</summary>
    public async ValueTask<IReadOnlyList<RecordedAccess>> ListAsync(AccessQuery query, CancellationToken cancellationToken)
    {
        await _index.CatchUpAsync(cancellationToken);
        if (query.Course is not null || query.Person is not null)
        {
            return await ReadAsync(() => ByIndex(query), cancellationToken);
        }

        // From hour to hour in which the clinic was read, the newest first, and never beyond the period asked for.
        var found = new List<RecordedAccess>();
        var before = query.Before ?? long.MaxValue;
        while (found.Count < query.Limit && await FindStretchAsync(query, before, cancellationToken) is var (from, end))
        {
            found.AddRange(await ReadAsync(() => ByPosition(query, from, end, query.Limit - found.Count), cancellationToken));
            before = from;
        }

        return found;
    }

    /// <summary>Accesses of all clinics in the order of their positions.</summary>
    public async ValueTask<IReadOnlyList<RecordedAccess>> ReadAllAsync(long afterPosition, int maxCount, CancellationToken cancellationToken) =>
        await ReadAsync(
            () =>
            {
                var command = _dataSource.CreateCommand(AllSql);
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterPosition });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = maxCount });
                return command;
            },
            cancellationToken);

    /// <summary>Position of the last access; 0 when there is none.</summary>
    public async ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken) =>
        await EventReader.ReadAsync(
            async token =>
            {
                await using var command = _dataSource.CreateCommand(HeadSql);
                return (long)(await command.ExecuteScalarAsync(token))!;
            },
            cancellationToken);

    // The newest stretch of positions before one, in the hours of the period; null when there is none.
    private async ValueTask<(long From, long End)?> FindStretchAsync(AccessQuery query, long before, CancellationToken cancellationToken) =>
        await EventReader.ReadAsync(
            async token =>
            {
                var search = new Search(_dataSource.CreateCommand());
                search.Add($"first_position < {search.Parameter(before)} and {search.Hours(query)}");
                await using var command = search.BuildBounds();
                await using var reader = await command.ExecuteReaderAsync(token);
                if (!await reader.ReadAsync(token) || reader.IsDBNull(0))
                {
                    return ((long, long)?)null;
                }

                var end = Math.Min(before, reader.GetInt64(1) + 1);
                return (Math.Max(reader.GetInt64(0), end - Stretch), end);
            },
            cancellationToken);

    private NpgsqlCommand ByPosition(AccessQuery query, long from, long before, int limit)
    {
        var search = new Search(_dataSource.CreateCommand());
        var first = search.Parameter(from);
        var last = search.Parameter(before);
        search.Add($"b.first_position >= coalesce((select max(first_position) from ipt.access_batch where first_position <= {first}), 0) and b.first_position < {last}");
        search.Add($"b.first_position + l.place - 1 >= {first} and b.first_position + l.place - 1 < {last}");
        search.AddCommon(query);
        return search.Build($"select {Columns} from ipt.access_batch b {Entries} {Names}", limit);
    }

    // By the course where one is given: a course has fewer accesses than a person.
    private NpgsqlCommand ByIndex(AccessQuery query)
    {
        const string One =
            """
            join ipt.access_batch b on b.first_position = i.batch
            cross join lateral (select (i.position - i.batch + 1)::int as place) p
            cross join lateral (
                select b.at[p.place] as at, b.who[p.place] as who, b.what[p.place] as what, b.repeats[p.place] as repeats, b.courses[p.place] as courses,
                       b.request_ids[p.place] as request_id, b.correlation_ids[p.place] as correlation_id, b.hashes[p.place] as hash, p.place) l
            """;
        var search = new Search(_dataSource.CreateCommand());
        var table = "ipt.access_by_who";
        if (query.Course is { } course)
        {
            table = "ipt.access_by_course";
            search.Add($"i.clinic = {search.Parameter(query.Clinic.Value)} and i.course = {search.Parameter(course.Value)}");
        }

        if (query.Person is { } person)
        {
            var name = search.Parameter(person);
            search.Add($"(w.subject = {name} or w.on_behalf_of = {name})");
            if (query.Course is null)
            {
                search.Add($"i.who = any(array(select id from ipt.access_who where clinic = {search.Parameter(query.Clinic.Value)} and (subject = {name} or on_behalf_of = {name})))");
            }
        }

        if (query.Before is { } before)
        {
            search.Add($"i.position < {search.Parameter(before)}");
        }

        if (query.From is not null || query.Until is not null)
        {
            // Bounds of the positions of the period: accesses of a course in other years are not looked at.
            var hours = $"select coalesce(min(first_position), 1) as first, coalesce(max(last_position), 0) as last from ipt.access_by_hour where {search.Hours(query)}";
            search.Add($"i.position between (select first from ({hours}) h) and (select last from ({hours}) h)");
        }

        search.AddCommon(query);
        return search.Build($"select {Columns} from {table} i {One} {Names}", query.Limit, "i.position");
    }

    private static async ValueTask<IReadOnlyList<RecordedAccess>> ReadAsync(Func<NpgsqlCommand> make, CancellationToken cancellationToken) =>
        await EventReader.ReadAsync(
            async token =>
            {
                await using var command = make();
                await using var reader = await command.ExecuteReaderAsync(token);
                var found = new List<RecordedAccess>();
                while (await reader.ReadAsync(token))
                {
                    found.Add(new RecordedAccess(reader.GetInt64(0), Entry(reader), HashOf(reader.GetFieldValue<byte[]>(14))));
                }

                return found;
            },
            cancellationToken);

    /// <summary>A hash as stored; all zeros, which no hash is, for anything of another length.</summary>
    internal static EventHash HashOf(byte[] bytes) => bytes.Length == EventHash.Size ? Engine.Proofs.Tree.MerkleHash.Read(bytes) : default;

    /// <summary>The courses of an access, from the text that holds them.</summary>
    internal static IReadOnlyList<string> CoursesOf(string text) => text.Length == 0 ? [] : text.Contains(' ', StringComparison.Ordinal) ? text.Split(' ') : [text];

    private static AccessEntry Entry(NpgsqlDataReader reader) => new()
    {
        At = new DateTimeOffset(reader.GetDateTime(1), TimeSpan.Zero),
        Who = new Accessor(reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6)),
        Method = reader.GetString(7),
        Outcome = reader.GetString(8),
        Emergency = reader.GetBoolean(9),
        Count = reader.GetInt32(10),
        Courses = CoursesOf(reader.GetString(11)),
        RequestId = reader.GetString(12),
        CorrelationId = reader.GetString(13),
    };

    /// <summary>Only the conditions that restrict, so that each form of the query gets a plan of its own.</summary>
    private sealed class Search(NpgsqlCommand command)
    {
        private readonly StringBuilder _conditions = new();

        public string Parameter<T>(T value)
        {
            command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
            return $"${command.Parameters.Count}";
        }

        public void Add(string condition) => _conditions.Append(_conditions.Length == 0 ? "" : " and ").Append(condition);

        public void AddCommon(AccessQuery query)
        {
            Add($"w.clinic = {Parameter(query.Clinic.Value)}");
            if (query.From is { } from)
            {
                Add($"l.at >= {Parameter(from.UtcDateTime)}");
            }

            if (query.Until is { } until)
            {
                Add($"l.at < {Parameter(until.UtcDateTime)}");
            }
        }

        /// <summary>The hours of a period, of the clinic.</summary>
        public string Hours(AccessQuery query)
        {
            var hours = $"clinic = {Parameter(query.Clinic.Value)}";
            if (query.From is { } from)
            {
                hours += $" and hour > {Parameter(from.UtcDateTime)} - interval '1 hour'";
            }

            return query.Until is { } until ? $"{hours} and hour < {Parameter(until.UtcDateTime)}" : hours;
        }

        /// <summary>The first and the last position of the hours that meet the conditions.</summary>
        public NpgsqlCommand BuildBounds()
        {
            command.CommandText = $"select min(first_position), max(last_position) from ipt.access_by_hour where {_conditions}";
            return command;
        }

        public NpgsqlCommand Build(string select, int limit, string order = "1")
        {
            command.CommandText = $"{select} where {_conditions} order by {order} desc limit {Parameter(limit)}";
            return command;
        }
    }
}
