using IptActors.Domain.CareTeams;
using IptActors.Domain.Phases;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Sessions;

public class Beginning_treatment_with_a_session : CourseSpecification
{
    [Fact]
    public void Session_1_of_an_accepted_course_begins_the_initial_phase() =>
        Given(History.Accepted).When(SessionHistory.Hold)
            .Then(new PhaseAdvanced(Phase.Referral, Phase.Initial), SessionHistory.Held(1, 1, Phase.Initial));

    [Fact]
    public void An_attended_assessment_begins_the_assessment_and_uses_no_number() =>
        Given(History.Accepted).When(SessionHistory.Hold with { AppointmentType = "assessment" })
            .Then(
                new PhaseAdvanced(Phase.Referral, Phase.Assessment),
                SessionHistory.Held(1, null, Phase.Assessment) with { AppointmentType = "assessment", TreatmentContact = false });

    [Fact]
    public void Without_consent_there_is_no_session_1() =>
        Given([.. History.InInitial, History.ConsentToTreatment with { Status = "withdrawn" }]).When(SessionHistory.Hold).ThenBroken("T01");

    [Fact]
    public void A_minor_needs_guardian_and_assent_before_session_1() =>
        Given([.. History.InInitial, History.Opened with { Protocol = "ipt-a", BirthDate = new(2010, 2, 1) }])
            .When(SessionHistory.Hold).ThenBroken("R13");

    [Fact]
    public void Later_sessions_do_not_ask_again() =>
        Given([.. SessionHistory.With(History.InInitial, 1, Phase.Initial), History.ConsentToSharing with { Status = "withdrawn" }])
            .When(SessionHistory.Hold).Then(SessionHistory.Held(2, 2, Phase.Initial));

    [Fact]
    public void A_new_therapist_who_has_not_acknowledged_the_handover_is_warned() =>
        Given([.. History.InMiddle, new CourseTransferred("ada-okafor", "cy-park", "workload", null, [], null)])
            .When(SessionHistory.Hold).ThenWarned("handover_not_acknowledged");
}
