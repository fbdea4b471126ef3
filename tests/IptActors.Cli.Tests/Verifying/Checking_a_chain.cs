using Google.Protobuf.WellKnownTypes;
using IptActors.Cli.Verifying;
using IptActors.Contracts.V1;

namespace IptActors.Cli.Tests.Verifying;

public sealed class Checking_a_chain
{
    private const string Course = "clinics/north/courses/c-1";

    [Fact]
    public void The_example_of_the_documentation_has_the_hash_that_it_says() =>
        Assert.Equal("0524a3179cecf8167a657bab6a239009a38d3aef4d5c0053aa1bcf0a6dbe115a", First().Hash);

    [Fact]
    public void Events_that_follow_on_each_other_hold() => Assert.Null(Problem(First(), Second()));

    [Fact]
    public void An_altered_event_is_found_where_it_is()
    {
        var altered = First();
        altered.Data.Fields["rule"] = Value.ForString("R8");

        Assert.StartsWith("event 1 (finding_raised) is not what was hashed", Problem(altered, Second()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_no_event_has_is_an_altered_event()
    {
        var altered = First();
        altered.Data.Fields["count"] = Value.ForNumber(1.5);

        Assert.StartsWith("event 1 (finding_raised) is not what was hashed", Problem(altered), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replaced_event_with_a_fitting_hash_is_found_at_the_next()
    {
        var replaced = First();
        replaced.Data.Fields["rule"] = Value.ForString("R8");
        replaced.Hash = EventProof.Hash(replaced.PrevHash, replaced, "north", "c-1");

        Assert.StartsWith("event 2 does not follow on event 1", Problem(replaced, Second()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_event_is_found_at_the_next() => Assert.StartsWith("expected event 1, found 2", Problem(Second()), StringComparison.Ordinal);

    [Fact]
    public void Events_of_another_course_do_not_fit()
    {
        var check = new ChainCheck("clinics/north/courses/c-2", []);
        check.Follow(First());

        Assert.NotNull(check.Problem);
    }

    [Fact]
    public void Removed_last_events_are_found_by_a_head_noted_earlier()
    {
        var check = new ChainCheck(Course, [new KnownHead(Course, 2, Second().Hash)]);
        check.Follow(First());
        check.End();

        Assert.StartsWith("it had 2 events", check.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rewritten_course_is_found_by_a_head_noted_earlier()
    {
        var check = new ChainCheck(Course, [new KnownHead(Course, 1, Second().Hash)]);
        check.Follow(First());

        Assert.StartsWith("event 1 has another hash than was noted", check.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_withheld_event_is_checked_by_its_place()
    {
        var withheld = First();
        withheld.Data.Fields.Remove("detail");
        withheld.Withheld = true;
        var check = new ChainCheck(Course, []);
        check.Follow(withheld);
        check.Follow(Second());

        Assert.Null(check.Problem);
        Assert.Equal(1, check.Withheld);
    }

    private static string? Problem(params CourseEvent[] events)
    {
        var check = new ChainCheck(Course, []);
        foreach (var recorded in events)
        {
            check.Follow(recorded);
        }

        check.End();
        return check.Problem;
    }

    // The example of docs/hash-chain.md.
    private static CourseEvent First() => Sealed(EventProof.Root("north", "c-1"), new CourseEvent
    {
        EventId = "0195d8a2-0000-7000-8000-0000000000aa",
        Version = 1,
        Type = "finding_raised",
        Schema = 1,
        OccurredAt = Timestamp.FromDateTime(new DateTime(2026, 3, 1, 10, 0, 0, DateTimeKind.Utc)),
        RecordedAt = Timestamp.FromDateTime(new DateTime(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc)),
        Actor = "ada",
        Role = "therapist",
        RequestId = "0195d8a2-0000-7000-8000-000000000001",
        RequestHash = "1f58b9145b24d108d7ac38887338b3ea",
        Data = new Struct { Fields = { ["detail"] = Value.ForString("Grüße 🙂"), ["rule"] = Value.ForString("R7") } },
    });

    private static CourseEvent Second()
    {
        var second = First();
        second.Version = 2;
        second.OnBehalfOf = "eve";
        second.Reason = "line\nbreak \"quoted\"";
        second.Data.Fields["count"] = Value.ForNumber(12);
        return Sealed(First().Hash, second);
    }

    private static CourseEvent Sealed(string previous, CourseEvent recorded)
    {
        recorded.PrevHash = previous;
        recorded.Hash = EventProof.Hash(previous, recorded, "north", "c-1");
        return recorded;
    }
}
