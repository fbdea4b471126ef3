using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Sessions;

public class Following_up_after_closure : CourseSpecification
{
    private static readonly ScheduleSession FollowUp = SessionHistory.Schedule with { AppointmentType = "follow_up" };

    [Fact]
    public void A_follow_up_can_be_agreed_and_held() =>
        Given(History.Completed).When(SessionHistory.Hold with { AppointmentType = "follow_up" })
            .Then(SessionHistory.Held(1, null, Phase.Closed) with { AppointmentType = "follow_up", TreatmentContact = false });

    [Fact]
    public void An_appointment_for_one_can_be_moved_and_missed() =>
        Given([.. History.Completed, SessionHistory.Scheduled(1, Now.AddHours(-1), "follow_up")])
            .When(new MissSession(1, "did_not_attend", null))
            .Then(new SessionMissed(1, "did_not_attend", true, Now.AddHours(-1), "follow_up", null));

    [Fact]
    public void Treatment_cannot() => Given(History.Completed).When(SessionHistory.Schedule).ThenBroken("R3");

    [Fact]
    public void After_a_death_there_is_none() => Given(History.Deceased).When(FollowUp).ThenBroken("R3");
}
