using IptActors.Contracts.V1;
using IptActors.Crash.Tests.Load;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;

namespace IptActors.Crash.Tests.Checks;

/// <summary>What nobody has ever seen fail proves nothing: each kind of loss is made here, and must be found.</summary>
public sealed class The_checks_themselves
{
    private static readonly string Course = CourseClient.Name("c-1");

    [Fact]
    public void Find_nothing_in_a_history_that_is_whole() => Assert.Empty(CourseCheck.Faults(Course, Sent(Events(3)), Events(3)));

    [Fact]
    public void Find_an_answer_whose_event_is_lost() =>
        Assert.Contains("stored []", Fault(Sent(Events(3)), Events(2)), StringComparison.Ordinal);

    [Fact]
    public void Find_a_command_that_was_carried_out_twice()
    {
        var doubled = Events(3);
        doubled[2].RequestId = doubled[1].RequestId;

        Assert.Contains("stored [2 at 20, 3 at 30]", Fault(Sent(Events(2)), doubled), StringComparison.Ordinal);
    }

    [Fact]
    public void Find_an_event_that_differs_from_the_one_that_was_answered()
    {
        var altered = Events(2);
        altered[1].Actor = "somebody-else";

        Assert.NotEmpty(CourseCheck.Faults(Course, Sent(Events(2)), altered));
    }

    [Fact]
    public void Find_a_gap_between_versions()
    {
        var gap = Events(3);
        gap.RemoveAt(1);

        Assert.Contains($"{Course}: version 3 follows 1.", CourseCheck.Faults(Course, [], gap));
    }

    [Fact]
    public void Find_positions_that_fall()
    {
        var falling = Events(2);
        falling[1].Position = 5;

        Assert.Contains($"{Course}: version 2 is at position 5, not after 10.", CourseCheck.Faults(Course, [], falling));
    }

    [Fact]
    public void Find_a_chain_that_is_torn()
    {
        var torn = Events(2);
        torn[1].PrevHash = "other";

        Assert.Contains($"{Course}: version 2 does not continue the hash of the one before.", CourseCheck.Faults(Course, [], torn));
    }

    [Fact]
    public void Find_an_event_that_nobody_asked_for() =>
        Assert.Contains("which nobody sent", Fault(Sent(Events(1)), Events(2)), StringComparison.Ordinal);

    [Fact]
    public void Find_a_caller_whose_commands_changed_places()
    {
        var sent = Sent(Events(2));
        (sent[0].Answer, sent[1].Answer) = (sent[1].Answer, sent[0].Answer);

        Assert.Contains($"{Course}: caller 0 was answered version 2, then 1.", CourseCheck.Faults(Course, sent, Events(2)));
    }

    [Fact]
    public void Find_a_position_before_that_of_an_earlier_answer()
    {
        var sent = Sent(Events(2));
        sent[1].Answer!.Position = 3;

        Assert.Single(OrderCheck.Faults(sent));
    }

    [Fact]
    public void Allow_any_order_to_commands_that_were_under_way_together()
    {
        var sent = Sent(Events(2));
        sent[1].Answer!.Position = 3;
        sent[1].SentAt = sent[0].SentAt;

        Assert.Empty(OrderCheck.Faults(sent));
    }

    private static string Fault(IReadOnlyList<SentCommand> sent, IReadOnlyList<CourseEvent> history) => Assert.Single(CourseCheck.Faults(Course, sent, history));

    private static List<CourseEvent> Events(int count)
    {
        var events = new List<CourseEvent>();
        var previous = HashChain.Start(new CourseKey(ClinicId.Parse("north-house"), CourseId.Parse("c-1"))).ToString();
        for (var version = 1; version <= count; version++)
        {
            events.Add(new CourseEvent { EventId = $"e{version}", RequestId = $"r{version}", Version = version, Position = 10 * version, PrevHash = previous, Hash = $"h{version}" });
            previous = $"h{version}";
        }

        return events;
    }

    // One caller, one command an event, each sent after the answer of the one before.
    private static List<SentCommand> Sent(IEnumerable<CourseEvent> events) =>
    [
        .. events.Select(happened => new SentCommand(Course, happened.RequestId, new RecordSamplesRequest(), Caller: 0)
        {
            SentAt = 100 * happened.Version,
            AnsweredAt = (100 * happened.Version) + 50,
            Answer = new CommandResult { Version = happened.Version, Position = happened.Position, Events = { happened } },
        }),
    ];
}
