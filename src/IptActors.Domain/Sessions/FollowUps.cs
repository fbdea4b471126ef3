using IptActors.Domain.Courses;

namespace IptActors.Domain.Sessions;

/// <summary>Follow-ups lie after the end of the course by their nature, and never count as treatment.</summary>
internal static class FollowUps
{
    /// <summary>Whether a command is about a follow-up, and so belongs after closure.</summary>
    public static bool Concerns(CourseCommand command, Deliberation d) => command switch
    {
        ScheduleSession c => IsFollowUp(c.AppointmentType, d),
        HoldSession { Session: null } c => IsFollowUp(c.AppointmentType, d),
        HoldSession c => IsFollowUp(c.Session!.Value, d),
        RescheduleSession c => IsFollowUp(c.Session, d),
        MissSession c => IsFollowUp(c.Session, d),
        CancelSession c => IsFollowUp(c.Session, d),
        RecordTechniques c => IsFollowUp(c.Session, d),
        SignOffSession c => IsFollowUp(c.Session, d),
        _ => false,
    };

    /// <summary>Whether appointments of a type belong after closure.</summary>
    public static bool IsFollowUp(string? type, Deliberation d) =>
        type is not null && d.Catalog.Codes("appointment_type").Find(type)?.Has("after_closure") == true;

    private static bool IsFollowUp(int session, Deliberation d) => IsFollowUp(d.State.Sessions.Find(session)?.Type, d);
}
