using IptActors.Domain.Courses;

namespace IptActors.Domain.Sessions;

/// <summary>Agreeing, moving, missing and calling off appointments.</summary>
internal static class AppointmentDecisions
{
    public static void Schedule(ScheduleSession c, Deliberation d)
    {
        var kind = c.SessionKind ?? SessionTerms.OrdinaryKind(d);
        if (d.State.Sessions.Planned.Any(planned => planned.StartsAt == c.StartsAt && planned.Type == c.AppointmentType && planned.Kind == kind))
        {
            return;
        }

        var session = d.State.Sessions.NextSession;
        d.Raise(new SessionScheduled(session, c.StartsAt, c.Minutes, c.Modality, c.AppointmentType, kind, c.Participants, c.GroupRef));
        SessionTerms.CheckVariant(session, kind, c.Modality, d);
        SessionTerms.CheckParticipants(c.Participants, d);
        OneADay(session, c.StartsAt, d);
    }

    public static void Reschedule(RescheduleSession c, Deliberation d)
    {
        if (SessionDecider.Find(c.Session, d) is not { } appointment)
        {
            return;
        }

        var minutes = c.Minutes ?? appointment.Minutes;
        var modality = c.Modality ?? appointment.Modality;
        if (appointment.StartsAt == c.StartsAt && appointment.Minutes == minutes && appointment.Modality == modality)
        {
            return;
        }

        StillPlanned(appointment, d);
        d.Raise(new SessionRescheduled(c.Session, appointment.StartsAt, c.StartsAt, minutes, modality, c.Reason));
        SessionTerms.CheckVariant(c.Session, appointment.Kind, modality, d);
        OneADay(c.Session, c.StartsAt, d);
    }

    public static void Miss(MissSession c, Deliberation d)
    {
        if (SessionDecider.Find(c.Session, d) is not { } appointment)
        {
            return;
        }

        if (appointment.Status == AppointmentStatus.Missed && appointment.Attendance == c.Attendance)
        {
            return;
        }

        StillPlanned(appointment, d);
        NotInFuture(appointment.StartsAt, d);
        var missed = new SessionMissed(
            c.Session, c.Attendance, d.Catalog.Attendance[c.Attendance].DidNotAttend, appointment.StartsAt, appointment.Type, c.Note);
        d.Raise(missed);
        MissedAppointments.AfterMiss(missed, d);
    }

    public static void Cancel(CancelSession c, Deliberation d)
    {
        if (SessionDecider.Find(c.Session, d) is not { } appointment)
        {
            return;
        }

        if (appointment.Status == AppointmentStatus.Cancelled && appointment.CancelledByClient == (c.By == CancelledBy.Client))
        {
            return;
        }

        StillPlanned(appointment, d);
        var notice = c.NoticeHours ?? (int)Math.Max(0, Math.Floor((appointment.StartsAt - d.Context.OccurredAt).TotalHours));
        var inTime = MissedAppointments.Policy(d).NoticeHours is not { } asked || notice >= asked;
        var cancelled = new SessionCancelled(c.Session, c.By, notice, inTime, appointment.StartsAt, appointment.Type, c.Reason);
        d.Raise(cancelled);
        MissedAppointments.AfterCancellation(cancelled, d);
    }

    /// <summary>What became of an appointment is recorded once; afterwards it is corrected, not recorded again.</summary>
    public static void StillPlanned(Appointment appointment, Deliberation d) => d.Require(
        appointment.Status == AppointmentStatus.Planned,
        "appointment_settled",
        $"Appointment {appointment.Session} is recorded as {appointment.Status switch
        {
            AppointmentStatus.Held => "held",
            AppointmentStatus.Missed => "missed",
            AppointmentStatus.EnteredInError => "entered in error",
            _ => "cancelled",
        }}. Correct it with CorrectSession, take a wrong entry back with RetractEntry, or schedule another.");

    public static void NotInFuture(DateTimeOffset start, Deliberation d) => d.Require(
        start <= d.Context.Now,
        "R5_future",
        $"The session begins at {start.UtcDateTime:yyyy-MM-dd HH:mm} UTC, after the recording at {d.Context.Now.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    /// <summary>Rule R5: two sessions of one day are usually one entered twice.</summary>
    public static void OneADay(int session, DateTimeOffset start, Deliberation d)
    {
        var day = d.Context.Calendar.DayOf(start);
        var other = d.State.Sessions.Appointments.FirstOrDefault(
            it => it.Session != session && it.Day == day && it.Status is AppointmentStatus.Planned or AppointmentStatus.Held);
        d.Require(other is null, "R5_same_day", $"Appointment {other?.Session} lies on {day:yyyy-MM-dd} too.");
    }
}
