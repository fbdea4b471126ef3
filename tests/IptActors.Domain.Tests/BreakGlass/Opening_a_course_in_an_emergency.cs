using IptActors.Domain.BreakGlass;
using IptActors.Domain.Catalog;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.BreakGlass;

public sealed class Opening_a_course_in_an_emergency : CourseSpecification
{
    private static readonly OpenEmergencyAccess Open = new(History.Text);
    private static readonly DateTimeOffset Expiry = Now.AddHours(BuiltInCatalog.Instance.DefaultPolicy.BreakGlassHours);

    private static Scenario ByEve => By(Given(History.InMiddle), "eve-stone");

    [Fact]
    public void It_is_open_for_the_hours_of_the_policy_with_the_reason() =>
        ByEve.When(Open).Then(new EmergencyAccessOpened(1, "eve-stone", History.Text, Expiry));

    [Fact]
    public void It_covers_the_person_until_it_expires_and_nobody_else()
    {
        var emergencies = ByEve.After(Open).State.Emergencies;

        Assert.True(emergencies.Covers("eve-stone", Now));
        Assert.True(emergencies.Covers("eve-stone", Expiry.AddMicroseconds(-1)));
        Assert.False(emergencies.Covers("eve-stone", Expiry));
        Assert.False(emergencies.Covers("tom-reed", Now));
    }

    [Fact]
    public void Opening_it_again_while_it_is_open_changes_nothing() => ByEve.After(Open).When(Open).Then();

    [Fact]
    public void After_it_has_expired_it_is_opened_anew_under_the_next_number()
    {
        var opened = ByEve.After(Open);
        var later = opened with { Context = opened.Context with { Now = Expiry, OccurredAt = Expiry } };

        later.When(Open).Then(new EmergencyAccessOpened(2, "eve-stone", History.Text, Expiry.AddHours(BuiltInCatalog.Instance.DefaultPolicy.BreakGlassHours)));
    }

    [Fact]
    public void Whoever_treats_the_client_has_no_need_of_it()
    {
        var course = Given(History.InMiddle);
        By(course, course.State.CareTeam.Therapist!).When(Open).Then();
    }

    [Fact]
    public void A_reason_is_needed() => ByEve.When(new OpenEmergencyAccess(new("  "))).ThenInvalid("reason");

    private static Scenario By(Scenario scenario, string person) => scenario with { Context = scenario.Context with { Actor = person } };
}
