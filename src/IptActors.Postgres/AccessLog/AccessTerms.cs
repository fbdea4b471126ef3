using IptActors.Engine.AccessLog;
using Npgsql;

namespace IptActors.Postgres.AccessLog;

/// <summary>The numbers under which the log keeps who and what. New ones are added as they come up; known ones are remembered.</summary>
/// <remarks>For one thread.</remarks>
internal sealed class AccessTerms
{
    // Each person in each role and purpose, and each system for each person; forgotten all at once when there are too many.
    private const int MaxRemembered = 50_000;

    private const string WhoSql =
        """
        with given as (select distinct * from unnest($1::varchar[], $2::varchar[], $3::varchar[], $4::varchar[], $5::varchar[]) as g (clinic, subject, role, on_behalf_of, purpose)),
        added as (
            insert into ipt.access_who (clinic, subject, role, on_behalf_of, purpose) select * from given
            on conflict do nothing
            returning id, clinic, subject, role, on_behalf_of, purpose
        )
        select * from added
        union all
        select w.id, w.clinic, w.subject, w.role, w.on_behalf_of, w.purpose from ipt.access_who w join given g using (clinic, subject, role, on_behalf_of, purpose)
        """;

    private const string WhatSql =
        """
        with given as (select distinct * from unnest($1::varchar[], $2::varchar[], $3::boolean[]) as g (method, outcome, emergency)),
        added as (
            insert into ipt.access_what (method, outcome, emergency) select * from given
            on conflict do nothing
            returning id, method, outcome, emergency
        )
        select * from added
        union all
        select w.id, w.method, w.outcome, w.emergency from ipt.access_what w join given g using (method, outcome, emergency)
        """;

    private readonly Dictionary<Accessor, int> _who = [];
    private readonly Dictionary<AccessKind, int> _what = [];

    /// <summary>The number of who asked. Learnt before.</summary>
    public int Of(Accessor who) => _who[who];

    /// <summary>The number of what was done. Learnt before.</summary>
    public int Of(AccessKind what) => _what[what];

    /// <summary>Learns the numbers of everything in some entries.</summary>
    public async Task LearnAsync(IReadOnlyList<AccessEntry> entries, NpgsqlConnection connection)
    {
        if (_who.Count > MaxRemembered)
        {
            _who.Clear();
        }

        HashSet<Accessor>? newWho = null;
        HashSet<AccessKind>? newWhat = null;
        for (var i = 0; i < entries.Count; i++)
        {
            if (!_who.ContainsKey(entries[i].Who))
            {
                (newWho ??= []).Add(entries[i].Who);
            }

            if (KindOf(entries[i]) is var kind && !_what.ContainsKey(kind))
            {
                (newWhat ??= []).Add(kind);
            }
        }

        // Another process may add the same at the same moment: then its row is seen by the second look.
        while (newWho is { Count: > 0 })
        {
            await LearnAsync(newWho, connection);
        }

        while (newWhat is { Count: > 0 })
        {
            await LearnAsync(newWhat, connection);
        }
    }

    /// <summary>The kind of an entry.</summary>
    public static AccessKind KindOf(AccessEntry entry) => new(entry.Method, entry.Outcome, entry.Emergency);

    private async Task LearnAsync(HashSet<Accessor> unknown, NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(WhoSql, connection);
        Add(command, unknown.Select(who => who.Clinic));
        Add(command, unknown.Select(who => who.Subject));
        Add(command, unknown.Select(who => who.Role));
        Add(command, unknown.Select(who => who.OnBehalfOf));
        Add(command, unknown.Select(who => who.Purpose));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var who = new Accessor(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5));
            _who[who] = reader.GetInt32(0);
            unknown.Remove(who);
        }
    }

    private async Task LearnAsync(HashSet<AccessKind> unknown, NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(WhatSql, connection);
        Add(command, unknown.Select(what => what.Method));
        Add(command, unknown.Select(what => what.Outcome));
        Add(command, unknown.Select(what => what.Emergency));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var what = new AccessKind(reader.GetString(1), reader.GetString(2), reader.GetBoolean(3));
            _what[what] = reader.GetInt32(0);
            unknown.Remove(what);
        }
    }

    private static void Add<T>(NpgsqlCommand command, IEnumerable<T> values) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = [.. values] });
}
