using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Sessions;

/// <summary>What happened with appointments and sessions.</summary>
public abstract record SessionEvent : CourseEvent
{
    private protected SessionEvent()
    {
    }
}

/// <summary>An appointment was agreed.</summary>
/// <param name="Session">Its ordinal in the course, from 1; not the number of the treatment session.</param>
/// <param name="StartsAt">Planned start.</param>
/// <param name="Minutes">Planned length in minutes.</param>
/// <param name="Modality">Code of the modality.</param>
/// <param name="AppointmentType">Code of the list <c>appointment_type</c>.</param>
/// <param name="SessionKind">Code of the list <c>session_kind</c>.</param>
/// <param name="Participants">Who is invited besides the client.</param>
/// <param name="GroupRef">The clinic's reference of the group; null outside groups.</param>
public sealed record SessionScheduled(
    int Session,
    DateTimeOffset StartsAt,
    int Minutes,
    string Modality,
    string AppointmentType,
    string SessionKind,
    ValueList<SessionParticipant> Participants,
    string? GroupRef) : SessionEvent;

/// <summary>A planned appointment was moved.</summary>
/// <param name="Session">Ordinal of the appointment.</param>
/// <param name="From">The start it had.</param>
/// <param name="StartsAt">The start it has now.</param>
/// <param name="Minutes">Length in minutes.</param>
/// <param name="Modality">Code of the modality.</param>
/// <param name="Reason">Why; null when not given.</param>
public sealed record SessionRescheduled(int Session, DateTimeOffset From, DateTimeOffset StartsAt, int Minutes, string Modality, ProtectedText? Reason)
    : SessionEvent;

/// <summary>The client did not come, or came too late to be seen.</summary>
/// <param name="Session">Ordinal of the appointment.</param>
/// <param name="Attendance">Attendance code.</param>
/// <param name="DidNotAttend">Whether it counts towards the limits of the policy for missed appointments.</param>
/// <param name="StartedAt">The start it would have had.</param>
/// <param name="AppointmentType">Code of the list <c>appointment_type</c>.</param>
/// <param name="Note">What is known about why.</param>
public sealed record SessionMissed(
    int Session,
    string Attendance,
    bool DidNotAttend,
    DateTimeOffset StartedAt,
    string AppointmentType,
    ProtectedText? Note) : SessionEvent;

/// <summary>An appointment was called off.</summary>
/// <param name="Session">Ordinal of the appointment.</param>
/// <param name="By">Code of the list <c>cancelled_by</c>.</param>
/// <param name="NoticeHours">Full hours between the notice and the start; 0 for less than one, or after it.</param>
/// <param name="InTime">Whether the notice was as long as the policy asks; true when it asks for none.</param>
/// <param name="StartsAt">The start it would have had.</param>
/// <param name="AppointmentType">Code of the list <c>appointment_type</c>.</param>
/// <param name="Reason">Why; null when not given.</param>
public sealed record SessionCancelled(
    int Session,
    string By,
    int NoticeHours,
    bool InTime,
    DateTimeOffset StartsAt,
    string AppointmentType,
    ProtectedText? Reason) : SessionEvent;

/// <summary>
/// The client missed or called off as many appointments as the policy of the service allows. What follows is for a person to decide.
/// </summary>
/// <param name="Limit">Which limit: <c>consecutive</c>, <c>total</c>, <c>review</c>, <c>assessment</c> or <c>cancellations</c>.</param>
/// <param name="Consecutive">Appointments missed since the client was last seen.</param>
/// <param name="Total">Appointments missed in all.</param>
/// <param name="Cancellations">Appointments called off by the client, as the policy counts them.</param>
/// <param name="Action">What the policy proposes: <c>review</c>, <c>offer_last_chance</c> or <c>discharge</c>.</param>
/// <param name="NotifyReferrer">Whether the policy wants the referrer told.</param>
public sealed record DnaLimitReached(string Limit, int Consecutive, int Total, int Cancellations, string Action, bool NotifyReferrer) : SessionEvent;
