using IptActors.Domain.Consents;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Phases;

public class Starting_treatment : CourseSpecification
{
    private static readonly CourseOpened OfAMinor = History.Opened with { Protocol = "ipt-a", BirthDate = new(2010, 2, 1) };

    [Fact]
    public void A_suitable_client_who_consented_is_taken_on() =>
        Given(History.Accepted).When(new StartTreatment()).Then(new PhaseAdvanced(Phase.Referral, Phase.Initial));

    [Fact]
    public void Assessment_comes_before() =>
        Given(History.Opened).When(new StartAssessment()).Then(new PhaseAdvanced(Phase.Referral, Phase.Assessment));

    [Fact]
    public void Assessment_does_not_follow_treatment() => Given(History.InInitial).When(new StartAssessment()).ThenBroken("R1");

    [Fact]
    public void A_course_taken_on_already_is_left_as_it_is() => Given(History.InInitial).When(new StartTreatment()).Then();

    [Fact]
    public void Everything_that_is_missing_is_said_at_once() => Given(History.Opened).When(new StartTreatment()).ThenBroken("T01", "no_therapist");

    [Fact]
    public void Consent_that_was_withdrawn_is_no_consent() =>
        Given([.. History.Accepted, History.ConsentToTreatment with { Status = "withdrawn" }]).When(new StartTreatment()).ThenBroken("T01");

    [Fact]
    public void Consent_that_has_expired_is_no_consent() =>
        Given([.. History.Accepted, History.ConsentToSharing with { ExpiresOn = Today.AddDays(-1) }]).When(new StartTreatment()).ThenBroken("T01");

    [Fact]
    public void A_supervisor_may_set_missing_consent_aside_with_a_reason() =>
        Given([.. History.Accepted, History.ConsentToSharing with { Status = "refused" }])
            .As("supervisor").Overriding("T01")
            .When(new StartTreatment())
            .Then(
                new RuleOverridden("T01", "Consent is not given, as of 2026-03-02, for: information_sharing. Record it first.", Scenario.OverrideReason),
                new PhaseAdvanced(Phase.Referral, Phase.Initial));

    [Fact]
    public void A_therapist_may_not() =>
        Given([.. History.Accepted, History.ConsentToSharing with { Status = "refused" }])
            .Overriding("T01").When(new StartTreatment()).ThenBroken("T01");

    [Fact]
    public void A_client_found_unsuitable_is_not_taken_on() =>
        Given([.. History.Accepted, new SuitabilityDecided(false, [], History.Text)]).When(new StartTreatment()).ThenBroken("not_suitable");

    [Fact]
    public void Suitability_may_be_decided_within_the_initial_phase() =>
        Given(History.Accepted.Where(e => e is not SuitabilityDecided).ToArray()).When(new StartTreatment()).ThenWarned("suitability_not_decided");

    [Fact]
    public void A_minor_needs_guardian_and_assent() =>
        Given([OfAMinor, .. History.Accepted.Skip(1)]).When(new StartTreatment()).ThenBroken("R13");

    [Fact]
    public void A_minor_who_dissents_is_not_taken_on() =>
        Given([OfAMinor, .. History.Accepted.Skip(1), new GuardianStatusRecorded("consented", "dissents", Today, null)])
            .When(new StartTreatment()).ThenBroken("R13");

    [Fact]
    public void A_minor_with_guardian_and_assent_is_taken_on() =>
        Given([OfAMinor, .. History.Accepted.Skip(1), new GuardianStatusRecorded("consented", "assents", Today, null)])
            .When(new StartTreatment()).Then(new PhaseAdvanced(Phase.Referral, Phase.Initial));

    [Fact]
    public void Without_a_birth_date_the_protocol_says_who_may_be_a_minor() =>
        Given([OfAMinor with { BirthDate = null }, .. History.Accepted.Skip(1)]).When(new StartTreatment()).ThenBroken("R13");

    [Fact]
    public void A_protocol_for_a_crisis_begins_with_safety() =>
        Given([OfAMinor with { Protocol = "ipt-a-sci" }, .. History.Accepted.Skip(1), new GuardianStatusRecorded("consented", "assents", Today, null)])
            .When(new StartTreatment()).ThenBroken("T05");

    [Fact]
    public void A_suspended_course_is_resumed_first() =>
        Given([.. History.Accepted, new CourseSuspended("illness", null, null)]).When(new StartTreatment()).ThenBroken("R6");
}
