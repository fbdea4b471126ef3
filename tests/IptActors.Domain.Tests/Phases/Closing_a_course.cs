using IptActors.Domain.Phases;
using IptActors.Domain.Risks;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Tests.Sessions;

namespace IptActors.Domain.Tests.Phases;

public class Closing_a_course : CourseSpecification
{
    private static readonly CloseCourse Complete = new("completed", null, null, null, null, null);

    [Fact]
    public void A_dropout_keeps_its_sub_reason_and_the_code_to_report() =>
        Given(History.InMiddle).When(new CloseCourse("ended_before_professional_planned", "improved", null, null, null, null)).ThenHappened(
            new CourseClosed(
                Phase.Middle, true, "ended_before_professional_planned", "improved", false, "47", null, null, false, "after_treatment", new(2046, 3, 2), null));

    [Fact]
    public void A_course_never_taken_on_does_not_end_as_completed() => Given(History.Opened).When(Complete).ThenBroken("closure_stage_mismatch");

    [Fact]
    public void A_client_taken_on_does_not_end_as_declined() =>
        Given(History.InInitial).When(Complete with { Reason = "declined" }).ThenBroken("closure_stage_mismatch");

    [Fact]
    public void An_administrative_reason_fits_any_stage() =>
        Given(History.Opened).When(Complete with { Reason = "moved_away" }).ThenHappened(
            new CourseClosed(Phase.Referral, false, "moved_away", null, null, null, null, null, false, "after_treatment", new(2046, 3, 2), null));

    [Fact]
    public void Stepping_up_needs_a_destination_and_whether_it_was_planned() =>
        Given(History.InMiddle).When(Complete with { Reason = "referred_on" }).ThenInvalid("destination", "planned");

    [Theory]
    [InlineData(true, "46")]
    [InlineData(false, "47")]
    public void Stepping_up_is_reported_by_whether_it_was_planned(bool planned, string code)
    {
        var closed = Given(History.InMiddle).After(Complete with { Reason = "referred_on", Planned = planned, Destination = "crisis_team" }).State;

        Assert.Equal(code, closed.Lifecycle.Closure!.NhsCode);
    }

    [Fact]
    public void A_death_needs_its_day() => Given(History.InMiddle).When(Complete with { Reason = "deceased" }).ThenInvalid("died_on");

    [Fact]
    public void A_day_of_death_belongs_to_a_death() => Given(History.InMiddle).When(Complete with { DiedOn = Today }).ThenInvalid("died_on");

    [Fact]
    public void A_death_is_final_and_restarts_the_retention_clock() =>
        Given(History.InMiddle).When(Complete with { Reason = "deceased", DiedOn = new(2026, 2, 27) }).Then(History.Deceased[^1]);

    [Fact]
    public void A_sub_reason_belongs_to_the_reason() => Given(History.InMiddle).When(Complete with { SubReason = "improved" }).ThenInvalid("sub_reason");

    [Fact]
    public void Closing_again_for_the_same_reason_changes_nothing() => Given(History.Completed).When(Complete).Then();

    [Fact]
    public void Closing_again_for_another_reason_is_refused() =>
        Given(History.Completed).When(Complete with { Reason = "unknown" }).ThenBroken("R3");

    [Fact]
    public void A_closed_course_takes_no_clinical_entry() => Given(History.Completed).When(new AdvancePhase(Phase.Middle)).ThenBroken("R3");

    [Fact]
    public void A_risk_review_that_waits_keeps_it_open() =>
        Given(History.InMiddle).After(new RaiseRiskConcern("self_harm", "session", false, History.Text, null)).When(Complete).ThenBroken("R10");

    [Fact]
    public void What_is_left_undone_is_pointed_out() =>
        Given(History.InTermination).When(Complete)
            .ThenPointedOut("T02", "T03", "T04", "T06", "T07", "T08", "T09", "T13", "T15", "T16", "T17", "T18", "T19", "T20");

    [Fact]
    public void Follow_ups_stay_unless_the_client_died()
    {
        var booked = Given([.. History.InMiddle, SessionHistory.Scheduled(1, Now.AddDays(7)), SessionHistory.Scheduled(2, Now.AddDays(90), "follow_up")]);

        Assert.Equal([2], booked.After(Complete with { Reason = "unknown" }).State.Sessions.Planned.Select(appointment => appointment.Session));
        Assert.Empty(booked.After(Complete with { Reason = "deceased", DiedOn = Today }).State.Sessions.Planned);
    }

    [Fact]
    public void A_death_learned_of_later_calls_off_the_follow_ups()
    {
        var closed = Given([.. History.InMiddle, SessionHistory.Scheduled(1, Now.AddDays(90), "follow_up")]).After(Complete with { Reason = "unknown" });

        Assert.Empty(closed.After(new RecordDeath(Today)).State.Sessions.Planned);
    }

    [Fact]
    public void A_pause_ends_with_the_course()
    {
        var closed = Given([.. History.InMiddle, new CourseSuspended("illness", null, null)]).After(Complete with { Reason = "unknown" });

        Assert.False(closed.State.Lifecycle.Suspended);
    }
}
