using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Phases;

public class Reopening_a_course : CourseSpecification
{
    private static readonly ReopenCourse ToMiddle = new(Phase.Middle, "relapse", null);

    [Fact]
    public void A_course_goes_on_within_the_days_of_the_policy() =>
        Given([.. History.Completed.Select(e => (Now.AddDays(-90), e))]).When(ToMiddle).Then(new CourseReopened(Phase.Middle, 90, "relapse", null));

    [Fact]
    public void Later_a_new_course_is_opened() =>
        Given([.. History.Completed.Select(e => (Now.AddDays(-91), e))]).When(ToMiddle).ThenBroken("reopen_window_passed");

    [Fact]
    public void The_death_of_the_client_is_final() =>
        Given(History.Deceased).As("supervisor").Overriding("R4").When(ToMiddle).ThenBroken("R4");

    [Fact]
    public void A_death_learned_of_later_is_final_too()
    {
        var died = Given(History.Completed).After(new RecordDeath(new(2026, 2, 27)));

        Assert.Equal(new DateOnly(2036, 2, 27), died.State.Lifecycle.Closure!.RetainUntil);
        died.When(ToMiddle).ThenBroken("R4");
    }

    [Fact]
    public void A_death_is_recorded_once() =>
        Given(History.Deceased).When(new RecordDeath(new(2026, 2, 27))).Then();

    [Fact]
    public void The_death_of_a_client_in_treatment_closes_the_course() =>
        Given(History.InMiddle).When(new RecordDeath(new(2026, 2, 27))).ThenInvalid("died_on");

    [Fact]
    public void Maintenance_needs_its_contract() =>
        Given(History.Completed).When(ToMiddle with { To = Phase.Maintenance }).ThenBroken("maintenance_contract_missing");

    [Fact]
    public void A_client_never_taken_on_goes_on_in_the_initial_phase_only() =>
        Given(History.Opened, Closed).When(ToMiddle).ThenBroken("T10", "T11", "T12", "R1");

    [Fact]
    public void A_course_reopened_already_changes_nothing() => Given(History.Completed).After(ToMiddle).When(ToMiddle).Then();

    [Fact]
    public void An_open_course_is_not_reopened() => Given(History.InInitial).When(ToMiddle).ThenBroken("R1");

    private static CourseEvent Closed { get; } =
        new CourseClosed(Phase.Referral, false, "declined", null, null, "14", null, null, false, "after_treatment", new(2046, 3, 2), null);
}
