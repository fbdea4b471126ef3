using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Sessions;

/// <summary>Commands about appointments and sessions.</summary>
public abstract record SessionCommand : CourseCommand
{
    private protected SessionCommand()
    {
    }

    private protected static void Length(FieldChecks check, int? minutes) =>
        check.Range("minutes", minutes, SessionLimits.FewestMinutes, SessionLimits.MostMinutes);

    private protected static void Mode(FieldChecks check, string? modality) =>
        check.That(
            check.Catalog.Modalities.Contains(modality),
            "modality",
            $"Expected a modality of the catalog ({check.Catalog.Modalities.Expected}), found another.");

    private protected static void Moment(FieldChecks check, string field, DateTimeOffset moment) =>
        check.That(moment.Year is >= 1990 and < 2200, field, $"Expected a moment from 1990 to 2199, found the year {moment.Year}.");
}

/// <summary>Agrees an appointment. A second command for the same type and start changes nothing.</summary>
/// <param name="StartsAt">Planned start.</param>
/// <param name="Minutes">Planned length, 5 to 300 minutes.</param>
/// <param name="Modality">Code of a modality of the catalog.</param>
/// <param name="AppointmentType">Code of the list <c>appointment_type</c>: what it counts as.</param>
/// <param name="SessionKind">Code of the list <c>session_kind</c>: who meets, and what for. Null takes the ordinary kind of the protocol.</param>
/// <param name="Participants">Who is invited besides the client; empty for the client alone.</param>
/// <param name="GroupRef">The clinic's reference of the group whose session this is; the same for all its members. Null outside groups.</param>
public sealed record ScheduleSession(
    DateTimeOffset StartsAt,
    int Minutes,
    string Modality,
    string AppointmentType,
    string? SessionKind,
    ValueList<SessionParticipant> Participants,
    string? GroupRef) : SessionCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        Moment(check, "starts_at", StartsAt);
        Length(check, Minutes);
        Mode(check, Modality);
        check.Code("appointment_type", AppointmentType, "appointment_type");
        check.OptionalCode("session_kind", SessionKind, "session_kind");
        SessionParticipant.Validate(Participants, check);
        check.OptionalName("group_ref", GroupRef);
    }
}

/// <summary>Moves a planned appointment.</summary>
/// <param name="Session">Ordinal of the appointment.</param>
/// <param name="StartsAt">New start.</param>
/// <param name="Minutes">New length, 5 to 300 minutes; null keeps it.</param>
/// <param name="Modality">New modality; null keeps it.</param>
/// <param name="Reason">Why; null when not given.</param>
public sealed record RescheduleSession(int Session, DateTimeOffset StartsAt, int? Minutes, string? Modality, ProtectedText? Reason) : SessionCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("session", Session);
        Moment(check, "starts_at", StartsAt);
        Length(check, Minutes);
        if (Modality is not null)
        {
            Mode(check, Modality);
        }

        check.OptionalText("reason", Reason);
    }
}

/// <summary>Records that the client did not come, or came too late to be seen.</summary>
/// <param name="Session">Ordinal of the appointment.</param>
/// <param name="Attendance">Attendance code of the catalog for a missed appointment: <c>did_not_attend</c> (NHS 3) or <c>late_not_seen</c> (NHS 7).</param>
/// <param name="Note">What is known about why, and what was tried; null when nothing is.</param>
public sealed record MissSession(int Session, string Attendance, ProtectedText? Note) : SessionCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("session", Session);
        AttendanceChecks.Missed("attendance", Attendance, check);
        check.OptionalText("note", Note);
    }
}

/// <summary>Calls an appointment off. It uses up no session and is not counted as missed.</summary>
/// <param name="Session">Ordinal of the appointment.</param>
/// <param name="By">Code of the list <c>cancelled_by</c>: client or provider.</param>
/// <param name="NoticeHours">Full hours before the start; null takes them from when it occurred. 0 for less than one, or after the start.</param>
/// <param name="Reason">Why; null when not given.</param>
public sealed record CancelSession(int Session, string By, int? NoticeHours, ProtectedText? Reason) : SessionCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("session", Session);
        check.Code("by", By, "cancelled_by");
        check.Range("notice_hours", NoticeHours, 0, 24 * 366);
        check.OptionalText("reason", Reason);
    }
}
