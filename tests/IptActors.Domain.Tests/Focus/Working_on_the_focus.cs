using IptActors.Domain.Catalog;
using IptActors.Domain.Checklists;
using IptActors.Domain.Courses;
using IptActors.Domain.Fidelity;
using IptActors.Domain.Focus;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Focus;

/// <summary>Two middle sessions a week apart; between them, the focus may change.</summary>
public sealed class Working_on_the_focus : CourseSpecification
{
    private static readonly DateTimeOffset First = Now.AddDays(-14);
    private static readonly DateTimeOffset Second = Now.AddDays(-7);
    private static readonly DateTimeOffset Between = Now.AddDays(-10);

    [Fact]
    public void A_technique_on_the_focus_of_the_contract_counts() => Expect(2, "role_transition", "role_transition");

    [Fact]
    public void A_technique_on_an_area_that_was_never_chosen_does_not() => Expect(1, "role_transition", "grief");

    [Fact]
    public void An_area_that_took_the_place_of_another_counts_from_then_on()
    {
        var changed = new ProblemAreaChanged(1, "role_transition", "grief", null, History.Text);

        Expect(2, "role_transition", "grief", changed);
        Expect(1, "role_transition", "role_transition", changed);
        Expect(1, "grief", "grief", changed);
    }

    [Fact]
    public void An_area_chosen_later_counts_from_then_on() =>
        Expect(1, "grief", "grief", new ProblemAreaChosen(2, "grief", null, History.Text, null));

    [Fact]
    public void A_dropped_area_counts_until_it_was_dropped() =>
        Expect(1, "role_transition", "role_transition", new ProblemAreaDropped(1, "role_transition", History.Text));

    [Fact]
    public void Signing_off_a_session_on_another_area_warns() =>
        Given(Course("role_transition", "grief")).When(new SignOffSession(2)).ThenWarned("technique_missing");

    private static void Expect(int counted, string first, string second, params CourseEvent[] between)
    {
        var state = Given(Course(first, second, between)).State;

        Assert.Equal(new Share(counted, 2), CourseFidelity.Of(state, BuiltInCatalog.Instance).Single(it => it.Code == "F4").Share);
        Assert.Equal(
            counted == 2 ? ChecklistStatus.Done : ChecklistStatus.Overdue,
            Checklist.For(state, BuiltInCatalog.Instance, Today).Single(item => item.Task == "T14").Status);
    }

    private static (DateTimeOffset, CourseEvent)[] Course(string first, string second, params CourseEvent[] between) =>
    [
        .. History.InMiddle.Select(happened => (First.AddDays(-1), happened)),
        (First, Session(1, First, first)),
        .. between.Select(happened => (Between, happened)),
        (Second, Session(2, Second, second)),
    ];

    private static SessionHeld Session(int number, DateTimeOffset at, string area) =>
        SessionHistory.Held(number, number) with { StartedAt = at, Techniques = [new("role_play", area, 20)] };
}
