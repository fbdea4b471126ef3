using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Referrals;

public class Deciding_about_a_referral : CourseSpecification
{
    [Fact]
    public void An_accepted_referral_waits_for_a_place() =>
        Given(History.Opened).When(new WaitlistCourse(new(2026, 5, 4), null))
            .Then(new CourseWaitlisted(new(2026, 5, 4), null), new PhaseAdvanced(Phase.Referral, Phase.Waitlist));

    [Fact]
    public void A_wait_that_is_estimated_anew_stays_a_wait() =>
        Given(History.Opened, new CourseWaitlisted(new(2026, 5, 4), null), new PhaseAdvanced(Phase.Referral, Phase.Waitlist))
            .When(new WaitlistCourse(new(2026, 6, 1), null))
            .Then(new CourseWaitlisted(new(2026, 6, 1), null));

    [Fact]
    public void A_course_in_treatment_does_not_wait() => Given(History.InInitial).When(new WaitlistCourse(null, null)).ThenBroken("R1");

    [Fact]
    public void Suitability_is_decided_once_per_finding() =>
        Given(History.Opened, new SuitabilityDecided(true, [], null)).When(new DecideSuitability(true, [], null)).Then();

    [Fact]
    public void An_offer_that_is_not_made_needs_a_reason() => Given(History.Opened).When(new DecideSuitability(false, [], null)).ThenInvalid("reason");

    [Fact]
    public void A_condition_the_protocol_excludes_warns_when_treatment_is_offered_all_the_same() =>
        Given(History.Opened with { Protocol = "ipt-a", BirthDate = new(2010, 2, 1) })
            .When(new DecideSuitability(true, ["bipolar"], History.Text))
            .ThenWarned("exclusion_present");

    [Fact]
    public void Suitability_is_decided_in_the_initial_phase_where_that_is_the_assessment() =>
        Given(History.InInitial).When(new DecideSuitability(false, [], History.Text)).Then(new SuitabilityDecided(false, [], History.Text));

    [Fact]
    public void Suitability_is_not_decided_again_in_the_middle_of_treatment() =>
        Given(History.InMiddle).When(new DecideSuitability(false, [], History.Text)).ThenBroken("R1");

    [Fact]
    public void Another_protocol_warns_of_a_contract_it_is_not_meant_for() =>
        Given(History.ReadyForMiddle).When(new ChangeProtocol("ipt-b", History.Text))
            .Then(
                new ProtocolChanged("ipt-adult-16", "ipt-b", History.Text),
                new FindingRaised("contract_outside_variant", "ipt-b is meant for 8 sessions; the contract has 16."));

    [Fact]
    public void The_protocol_the_course_has_already_changes_nothing() =>
        Given(History.Opened).When(new ChangeProtocol("ipt-adult-16", History.Text)).Then();
}
