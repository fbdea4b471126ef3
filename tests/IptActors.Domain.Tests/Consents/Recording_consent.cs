using IptActors.Domain.Consents;
using IptActors.Domain.Courses;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Consents;

public class Recording_consent : CourseSpecification
{
    private static readonly RecordConsent Given_today = new("treatment", "given", "client", Today, null, null, null);

    [Fact]
    public void A_decision_replaces_the_one_before()
    {
        var refused = Given([.. History.Accepted]).After(Given_today with { Status = "refused" }).State;

        Assert.Equal("refused", refused.Consents.For("treatment")!.Status);
        Assert.True(refused.Consents.IsGiven("information_sharing", Today));
    }

    [Fact]
    public void A_decision_entered_late_does_not_take_the_place_of_a_later_one()
    {
        var consents = Given(History.Accepted).After(Given_today with { Status = "withdrawn" }).After(Given_today with { On = Today.AddDays(-3) }).State.Consents;

        Assert.Equal("withdrawn", consents.For("treatment")!.Status);
        Assert.False(consents.IsGiven("treatment", Today));
    }

    [Fact]
    public void A_withdrawal_stops_what_comes_after_it_and_nothing_before()
    {
        var consents = Given(History.Accepted).After(Given_today with { Status = "withdrawn" }).State.Consents;

        Assert.True(consents.IsGiven("treatment", Today.AddDays(-1)));
        Assert.False(consents.IsGiven("treatment", Today));
        Assert.False(consents.IsGiven("treatment", History.FirstDay.AddDays(-1)));
    }

    [Fact]
    public void The_same_decision_changes_nothing() =>
        Given(History.Accepted).When(Given_today with { On = History.FirstDay }).Then();

    [Fact]
    public void Consent_to_a_recording_has_an_end() =>
        Given(History.Opened).When(Given_today with { Scope = "recording" }).ThenInvalid("expires_on");

    [Fact]
    public void Only_what_was_given_is_withdrawn() =>
        Given(History.Opened).When(Given_today with { Status = "withdrawn" }).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void A_closed_course_still_takes_a_withdrawal() =>
        Given(History.Completed).When(Given_today with { Status = "withdrawn" })
            .Then(new ConsentRecorded("treatment", "withdrawn", "client", Today, null, null, null));

    [Fact]
    public void A_closed_course_takes_no_new_consent() =>
        Given(History.Completed).When(Given_today with { Scope = "research" }).ThenBroken("R3");
}
