using IptActors.Domain.Courses;
using IptActors.Domain.Risks;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Risks;

public sealed class Assessing_risk : CourseSpecification
{
    private static readonly AssessRisk None = new("none", [], null, false, null, null);

    private static readonly AssessRisk Moderate = new(
        "moderate", [new("suicide", "moderate", History.Text), new("self_neglect", "low", null)], History.Text, true, History.Text, null);

    private static readonly RecordSafetyPlan Plan = new(History.Text, History.Text, History.Text, History.Text, null, null, true, null);

    [Fact]
    public void No_risk_is_a_finding_of_its_own() =>
        Given(History.InInitial).When(None).Then(new RiskAssessed("none", [], null, false, null, null));

    [Fact]
    public void Risk_is_recorded_by_area() =>
        Given(History.InInitial).When(Moderate).Then(new RiskAssessed(
            "moderate", Moderate.Areas, History.Text, true, History.Text, null));

    [Fact]
    public void Risk_without_a_safety_plan_and_without_need_of_one_warns() =>
        Given(History.InInitial).When(Moderate with { SafetyPlanNeeded = false }).ThenWarned("safety_plan_missing");

    [Fact]
    public void Risk_with_an_earlier_safety_plan_does_not() =>
        Given(History.InInitial).After(Plan).When(Moderate with { SafetyPlanNeeded = false }).ThenWarned();

    [Fact]
    public void A_needed_safety_plan_is_missing_until_it_is_recorded()
    {
        var assessed = Given(History.InInitial).After(Moderate);

        Assert.True(assessed.State.Risks.SafetyPlanMissing);
        Assert.False(assessed.After(Plan).State.Risks.SafetyPlanMissing);
    }

    [Fact]
    public void A_safety_plan_older_than_the_assessment_that_asks_for_one_does_not_count() =>
        Assert.True(Given(History.InInitial).OccurredAt(Now.AddDays(-7)).After(Plan).OccurredAt(Now).After(Moderate).State.Risks.SafetyPlanMissing);

    [Fact]
    public void The_latest_assessment_is_in_force() =>
        Assert.Equal("none", Given(History.InInitial).After(Moderate).After(None).State.Risks.Level);

    [Fact]
    public void A_safety_plan_has_a_number() =>
        Given(History.InInitial).After(Plan).When(Plan).Then(new SafetyPlanRecorded(
            2, History.Text, History.Text, History.Text, History.Text, null, null, true, null));

    [Fact]
    public void Risk_needs_an_area_and_each_area_is_named_once()
    {
        Given(History.InInitial).When(Moderate with { Areas = [] }).ThenInvalid("areas");
        Given(History.InInitial).When(Moderate with { Areas = [new("suicide", "low", null), new("suicide", "grave", null)] })
            .ThenInvalid("areas[1].area", "areas[1].level");
    }

    [Fact]
    public void A_safety_plan_needs_every_step() =>
        Given(History.InInitial).When(new RecordSafetyPlan(new(" "), new(""), new(""), new(""), null, null, true, 0))
            .ThenInvalid("warning_signs", "coping_strategies", "contacts", "professionals", "session");

    [Fact]
    public void An_appointment_the_course_does_not_have_is_refused()
    {
        Given(History.InInitial).When(None with { Session = 1 }).ThenRejected<Rejection.UnknownReference>();
        Given(History.InInitial).When(Plan with { Session = 1 }).ThenRejected<Rejection.UnknownReference>();
    }

    [Fact]
    public void A_closed_course_can_be_assessed_because_a_follow_up_may_bring_up_a_risk() =>
        Assert.Equal("none", Given(History.Completed).After(None).State.Risks.Level);

    [Fact]
    public void After_a_death_nothing_is_assessed() => Given(History.Deceased).When(None).ThenBroken("R3");

    [Fact]
    public void An_assessment_entered_late_does_not_take_the_place_of_a_later_one()
    {
        var high = None with { Level = "high", Areas = [new RiskArea("suicide", "high", null)], SafetyPlanNeeded = true };

        var course = Given(History.InMiddle).After(high).OccurredAt(Now.AddDays(-7)).After(None).State;

        Assert.Equal(("high", true, Today), (course.Risks.Level, course.Risks.SafetyPlanMissing, course.Risks.AssessedOn));
    }
}
