using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IptActors.Domain.Courses;
using IptActors.Domain.Referrals;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.Journal;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Chain;

public class The_hash_chain
{
    private static readonly CourseKey Course = new(ClinicId.Parse("north"), CourseId.Parse("c-1"));

    private static readonly EventHash Root = HashChain.Start(Course);

    private static readonly DateTimeOffset Moment = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private static readonly CommandStamp Full = new(
        Course, Moment, Moment.AddDays(-1), "ada", "therapist", "ben", new ProtectedText("entered \"late\""),
        new Guid("0195d8a2-0000-7000-8000-000000000001"), RequestHash.Of("request"u8), "corr", "cause");

    private static readonly CommandStamp Sparse = Full with { OnBehalfOf = null, Reason = null, CorrelationId = null, CausationId = null };

    private static readonly Guid Id = new("0195d8a2-0000-7000-8000-0000000000aa");

    [Fact]
    public void It_starts_from_the_hash_of_clinic_and_course() =>
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("north/c-1"u8)), HashChain.Start(Course).ToString());

    [Fact]
    public void A_hash_is_sha_256_of_the_hash_before_and_the_canonical_envelope()
    {
        const string envelope =
            """{"actor":"ada","causation_id":"cause","clinic":"north","correlation_id":"corr","course":"c-1","data":{"detail":"x","rule":"R7"},"id":"0195d8a2-0000-7000-8000-0000000000aa","occurred_at":"2026-03-01T10:00:00.000000Z","on_behalf_of":"ben","reason":"entered \"late\"","recorded_at":"2026-03-02T10:00:00.000000Z","request_hash":"1f58b9145b24d108d7ac38887338b3ea","request_id":"0195d8a2-0000-7000-8000-000000000001","role":"therapist","schema":1,"type":"finding_raised","version":7}""";
        var previous = EventHash.Of("before"u8);

        HashChain.Seal(Full, Id, 7, EventCodec.Default.Encode(new FindingRaised("R7", "x")), previous, out var headers);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([.. SHA256.HashData("before"u8), .. Encoding.UTF8.GetBytes(envelope)])), headers.Hash.ToString());
    }

    // Computed once, by another program (Python's hashlib and json): they must never change.
    [Theory]
    [InlineData(true, "7f06356b0eccebc30a8591fc923c3cfb320c0d285d04b5925d84e235c27e9155")]
    [InlineData(false, "0524a3179cecf8167a657bab6a239009a38d3aef4d5c0053aa1bcf0a6dbe115a")]
    public void The_hashes_of_the_documentation_hold(bool full, string hash)
    {
        HashChain.Seal(full ? Full : Sparse, Id, 1, EventCodec.Default.Encode(new FindingRaised("R7", "Grüße 🙂")), HashChain.Start(Course), out var headers);

        Assert.Equal(hash, headers.Hash.ToString());
    }

    [Fact]
    public void Headers_are_canonical_and_hold_both_hashes()
    {
        var sealedEvent = HashChain.Seal(Full, Id, 1, EventCodec.Default.Encode(new FindingRaised("R7", "x")), HashChain.Start(Course), out var headers);

        Assert.Equal(Encoding.UTF8.GetString(CanonicalJson.Canonicalize(sealedEvent.Headers.Span)), Encoding.UTF8.GetString(sealedEvent.Headers.Span));
        Assert.Equal(headers, EventHeaders.Parse(sealedEvent.Headers.Span));
        Assert.Equal(HashChain.Start(Course), headers.PreviousHash);
    }

    [Fact]
    public void Events_read_back_in_another_order_of_members_still_fit()
    {
        var stored = Chain(3).Select(Shuffle).ToArray();

        Assert.Null(FirstBreak(stored));
    }

    [Fact]
    public void Checking_a_chain_that_holds_allocates_nothing()
    {
        var stored = Chain(20).Select(AsJsonb).ToArray();
        var allocated = new long[8];
        foreach (ref var pass in allocated.AsSpan())
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.True(AllHold(stored));
            pass = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The first passes warm buffers up, and the runtime may compile in any of them.
        Assert.Equal(0, allocated.Min());
    }

    public static TheoryData<string, Func<JournalEvent, JournalEvent>> Alterations => new()
    {
        { "id", e => e with { Id = Guid.Empty } },
        { "type", e => e with { Type = "rule_overridden" } },
        { "recorded_at", e => e with { RecordedAt = e.RecordedAt.AddMicroseconds(1) } },
        { "correlation_id", e => e with { CorrelationId = null } },
        { "causation_id", e => e with { CausationId = "other" } },
        { "data", e => e with { Data = Edit(e.Data, data => data["detail"] = "altered") } },
        { "data without a member", e => e with { Data = Edit(e.Data, data => data.Remove("detail")) } },
        { "actor", e => e with { Headers = Edit(e.Headers, headers => headers["actor"] = "eve") } },
        { "role", e => e with { Headers = Edit(e.Headers, headers => headers["role"] = "admin") } },
        { "on_behalf_of", e => e with { Headers = Edit(e.Headers, headers => headers.Remove("on_behalf_of")) } },
        { "reason", e => e with { Headers = Edit(e.Headers, headers => headers["reason"] = "other") } },
        { "occurred_at", e => e with { Headers = Edit(e.Headers, headers => headers["occurred_at"] = "2026-02-01T10:00:00.000000Z") } },
        { "schema", e => e with { Headers = Edit(e.Headers, headers => headers["schema"] = 2) } },
        { "request_id", e => e with { Headers = Edit(e.Headers, headers => headers["request_id"] = Guid.Empty.ToString()) } },
        { "request_hash", e => e with { Headers = Edit(e.Headers, headers => headers["request_hash"] = new string('0', 32)) } },
        { "hash", e => e with { Headers = Edit(e.Headers, headers => headers["hash"] = new string('0', 64)) } },
    };

    [Theory]
    [MemberData(nameof(Alterations))]
    public void An_event_altered_anywhere_does_not_fit(string what, Func<JournalEvent, JournalEvent> alter)
    {
        _ = what;
        var stored = Chain(3);
        stored[1] = stored[1] with { Event = alter(stored[1].Event) };

        Assert.False(AllHold(stored));
        Assert.Equal((2, ChainFault.HashDiffers), Where(FirstBreak(stored)));
    }

    [Fact]
    public void An_event_that_was_replaced_with_a_hash_of_its_own_breaks_the_next_one()
    {
        var stored = Chain(3);
        var forged = HashChain.Seal(Full, Id, 2, EventCodec.Default.Encode(new FindingRaised("R7", "forged")), HeadersOf(stored[0]).Hash, out _);
        stored[1] = stored[1] with { Event = forged };

        Assert.Equal((3, ChainFault.PreviousHashDiffers), Where(FirstBreak(stored)));
    }

    [Fact]
    public void An_event_that_is_missing_leaves_a_gap()
    {
        var stored = Chain(3);

        Assert.Equal((3, ChainFault.VersionGap), Where(FirstBreak([stored[0], stored[2]])));
    }

    [Fact]
    public void The_course_of_another_client_does_not_fit()
    {
        var moved = Chain(1)[0] with { Course = new CourseKey(Course.Clinic, CourseId.Parse("c-2")) };

        Assert.Equal(ChainFault.HashDiffers, FirstBreak([moved])!.Fault);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void Headers_that_cannot_be_read_do_not_fit(string headers)
    {
        var stored = Chain(1);
        stored[0] = stored[0] with { Event = stored[0].Event with { Headers = Encoding.UTF8.GetBytes(headers) } };

        Assert.Equal(ChainFault.Unreadable, FirstBreak(stored)!.Fault);
    }

    [Theory]
    [InlineData("a\u0000b", true)]
    [InlineData("\u0000", true)]
    [InlineData("\\\u0000", true)]
    [InlineData("\\u0000", false)]
    [InlineData("\\\\u0000", false)]
    [InlineData("\u0001", false)]
    public void The_one_character_that_the_journal_cannot_keep_is_refused(string text, bool refused)
    {
        var encoded = EventCodec.Default.Encode(new CourseWaitlisted(null, new ProtectedText(text)));
        void Seal() => HashChain.Seal(Full, Id, 1, encoded, HashChain.Start(Course), out _);

        Assert.Equal(refused, Record.Exception(Seal) is UnstorableTextException);
    }

    private static (long, ChainFault) Where(ChainBreak? broken) => (broken!.Version, broken.Fault);

    private static ChainBreak? FirstBreak(IEnumerable<StoredEvent> events)
    {
        var (version, hash) = (0L, HashChain.Start(Course));
        foreach (var stored in events)
        {
            if (HashChain.Check(stored, version, hash, out hash) is { } broken)
            {
                return broken;
            }

            version = stored.Event.Version;
        }

        return null;
    }

    private static bool AllHold(StoredEvent[] events)
    {
        var hash = Root;
        for (var index = 0; index < events.Length; index++)
        {
            if (!HashChain.Holds(events[index], index, hash, out hash))
            {
                return false;
            }
        }

        return true;
    }

    private static StoredEvent[] Chain(int count)
    {
        var events = new StoredEvent[count];
        var head = HashChain.Start(Course);
        for (var index = 0; index < count; index++)
        {
            var encoded = EventCodec.Default.Encode(new FindingRaised("R7", $"detail {index} Grüße"));
            events[index] = new StoredEvent(index + 1, Course, HashChain.Seal(Full, Guid.CreateVersion7(Moment), index + 1, encoded, head, out var headers));
            head = headers.Hash;
        }

        return events;
    }

    private static EventHeaders HeadersOf(StoredEvent stored) => EventHeaders.Parse(stored.Event.Headers.Span);

    private static ReadOnlyMemory<byte> Edit(ReadOnlyMemory<byte> json, Action<JsonObject> edit)
    {
        var node = JsonNode.Parse(json.Span)!.AsObject();
        edit(node);
        return Encoding.UTF8.GetBytes(node.ToJsonString());
    }

    private static StoredEvent AsJsonb(StoredEvent stored) => stored with
    {
        Event = stored.Event with { Headers = Jsonb.TextOf(stored.Event.Headers.Span), Data = Jsonb.TextOf(stored.Event.Data.Span) },
    };

    // By length of name first, with white space, and not escaped as we do.
    private static StoredEvent Shuffle(StoredEvent stored) => stored with
    {
        Event = stored.Event with { Headers = Shuffle(stored.Event.Headers), Data = Shuffle(stored.Event.Data) },
    };

    private static ReadOnlyMemory<byte> Shuffle(ReadOnlyMemory<byte> json)
    {
        var members = JsonNode.Parse(json.Span)!.AsObject().OrderBy(member => member.Key.Length).ThenByDescending(member => member.Key, StringComparer.Ordinal);
        return Encoding.UTF8.GetBytes("{ " + string.Join(", ", members.Select(member => $"\"{member.Key}\": {member.Value!.ToJsonString()}")) + " }");
    }
}
