using IptActors.Domain.BreakGlass;
using IptActors.Domain.Courses;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.BreakGlass;

public sealed class Reviewing_an_emergency_access : CourseSpecification
{
    private static readonly ReviewEmergencyAccess Justified = new(1, "justified", History.Text);

    private static Scenario Opened => By(By(Given(History.InMiddle), "eve-stone").After(new OpenEmergencyAccess(History.Text)), "ben-quist");

    [Fact]
    public void It_waits_until_somebody_closes_the_review()
    {
        Assert.Single(Opened.State.Emergencies.OpenReviews);
        Opened.When(Justified).Then(new EmergencyAccessReviewed(1, "ben-quist", "justified", History.Text));
        Assert.Empty(Opened.After(Justified).State.Emergencies.OpenReviews);
    }

    [Fact]
    public void The_review_ends_the_access() => Assert.False(Opened.After(Justified).State.Emergencies.Covers("eve-stone", Now));

    [Fact]
    public void Nobody_reviews_their_own() => By(Opened, "eve-stone").When(Justified).ThenBroken("emergency_own_review");

    [Fact]
    public void Closing_it_twice_changes_nothing() => Opened.After(Justified).When(Justified).Then();

    [Fact]
    public void A_review_keeps_its_outcome() =>
        Opened.After(Justified).When(Justified with { Outcome = "not_justified" }).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void An_access_the_course_does_not_have_is_refused() => Opened.When(Justified with { Emergency = 2 }).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void An_outcome_the_catalog_does_not_know_is_refused() => Opened.When(Justified with { Outcome = "fine" }).ThenInvalid("outcome");

    private static Scenario By(Scenario scenario, string person) => scenario with { Context = scenario.Context with { Actor = person } };
}
