using IptActors.Domain.Contracts;
using IptActors.Domain.Phases;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Phases;

public class Suspending_and_resuming : CourseSpecification
{
    private static readonly CourseSuspended Suspended = new("maternity", Today.AddDays(30), null);

    [Fact]
    public void Any_open_course_can_be_suspended() =>
        Given(History.Opened).When(new SuspendCourse("maternity", Today.AddDays(30), null)).Then(Suspended);

    [Fact]
    public void The_same_pause_changes_nothing() =>
        Given(History.Opened, Suspended).When(new SuspendCourse("maternity", Today.AddDays(30), null)).Then();

    [Fact]
    public void A_day_in_the_past_is_no_day_to_resume() =>
        Given(History.Opened).When(new SuspendCourse("illness", Today.AddDays(-1), null)).ThenInvalid("expected_resume");

    [Fact]
    public void A_closed_course_is_not_suspended() => Given(History.Completed).When(new SuspendCourse("illness", null, null)).ThenBroken("R3");

    [Fact]
    public void A_course_that_runs_is_not_resumed() => Given(History.InMiddle).When(new ResumeCourse()).Then();

    [Fact]
    public void The_planned_end_moves_by_the_days_of_the_pause() =>
        Given([.. History.InMiddle.Select(e => (Now.AddDays(-40), e)), (Now.AddDays(-10), Suspended)])
            .When(new ResumeCourse())
            .Then(new CourseResumed(10), new PlannedEndShifted(false, History.Terms.PlannedEnd, History.Terms.PlannedEnd.AddDays(10), 10));

    [Fact]
    public void A_contract_agreed_during_the_pause_moves_by_what_was_left_of_it() =>
        Given([(Now.AddDays(-10), Suspended), .. History.InMiddle.Select(e => (Now.AddDays(-4), e))])
            .When(new ResumeCourse())
            .Then(new CourseResumed(10), new PlannedEndShifted(false, History.Terms.PlannedEnd, History.Terms.PlannedEnd.AddDays(4), 4));

    [Fact]
    public void A_pause_longer_than_expected_warns() =>
        Given([(Now.AddDays(-10), History.Opened), (Now.AddDays(-10), Suspended with { ExpectedResume = Today.AddDays(-1) })])
            .When(new ResumeCourse()).ThenWarned("long_suspension");

    [Fact]
    public void A_pause_estimated_anew_keeps_the_day_it_began() =>
        Given([
                .. History.InInitial.Select(e => (Now.AddDays(-40), e)),
                (Now.AddDays(-10), Suspended),
                (Now.AddDays(-2), Suspended with { ExpectedResume = Today.AddDays(60) })])
            .When(new ResumeCourse())
            .Then(new CourseResumed(10));
}
