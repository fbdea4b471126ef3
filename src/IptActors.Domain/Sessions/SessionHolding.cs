using IptActors.Domain.Courses;

namespace IptActors.Domain.Sessions;

/// <summary>Recording a session at which the client was seen.</summary>
internal static class SessionHolding
{
    public static void Hold(HoldSession c, Deliberation d)
    {
        Appointment? appointment = null;
        if (c.Session is { } ordinal)
        {
            appointment = SessionDecider.Find(ordinal, d);
            if (appointment is null || IsRecorded(appointment, c))
            {
                return;
            }

            AppointmentDecisions.StillPlanned(appointment, d);
        }

        var held = Held(c, appointment, d);
        SessionGates.BeforeSession(held, d);
        d.Raise(held);
        CheckMoment(held, d);
        SessionTerms.CheckVariant(held.Session, held.SessionKind, held.Modality, d);
        SessionTerms.CheckParticipants(held.Participants, d);
        if (held.Number is not null)
        {
            SessionGates.WithinContract(d);
        }

        SessionGaps.Check(held, d);
        CheckAdjuncts(held, d);
        CheckSignOff(d);
    }

    private static bool IsRecorded(Appointment appointment, HoldSession c) =>
        appointment.Held && appointment.StartsAt == c.StartedAt && appointment.Attendance == c.Attendance;

    private static SessionHeld Held(HoldSession c, Appointment? appointment, Deliberation d)
    {
        var type = c.AppointmentType ?? appointment?.Type ?? "treatment";
        var kind = c.SessionKind ?? appointment?.Kind ?? SessionTerms.OrdinaryKind(d);
        int? number = SessionTerms.UsesContract(type, kind, d) ? d.State.Sessions.LastNumber + 1 : null;
        return new SessionHeld(
            appointment?.Session ?? d.State.Sessions.NextSession,
            number,
            appointment is not null,
            SessionTerms.IsTreatment(type, d),
            SessionGates.PhaseOf(number, type, d),
            c.StartedAt,
            c.Minutes,
            type,
            kind,
            c.Attendance,
            c.Modality,
            c.Participants,
            c.Techniques,
            c.Adjuncts,
            c.OpeningCheck,
            c.SymptomReview,
            c.MoodEventLink,
            c.SessionNumberAnnounced,
            c.GroupRef ?? appointment?.GroupRef,
            c.Note);
    }

    /// <summary>Rule R5. Numbers go by order of recording, so a session entered late is accepted and pointed out.</summary>
    private static void CheckMoment(SessionHeld held, Deliberation d)
    {
        AppointmentDecisions.NotInFuture(held.StartedAt, d);
        var day = d.Context.Calendar.DayOf(held.StartedAt);
        var last = d.State.Sessions.LastAttended;
        d.Require(
            last is null || last.StartsAt <= held.StartedAt,
            "session_out_of_order",
            $"Appointment {last?.Session}, held on {last?.Day:yyyy-MM-dd}, was recorded before this one of {day:yyyy-MM-dd}.");

        var other = d.State.Sessions.Appointments.FirstOrDefault(it => it.Held && it.Session != held.Session && it.Day == day);
        d.Require(other is null, "R5_same_day", $"Appointment {other?.Session} was held on {day:yyyy-MM-dd} too.");
    }

    private static void CheckSignOff(Deliberation d)
    {
        var policy = d.Policy;
        var last = d.State.Sessions.LastAttended;
        d.Require(
            !policy.SessionSignOffRequired || last is null or { SignedOff: true } || d.Context.Today.DayNumber - last.Day.DayNumber <= policy.SignOffWithinDays,
            "signoff_overdue",
            $"Appointment {last?.Session} of {last?.Day:yyyy-MM-dd} is not signed off; expected within {policy.SignOffWithinDays} days.");
    }

    private static void CheckAdjuncts(SessionHeld held, Deliberation d)
    {
        foreach (var use in held.Adjuncts)
        {
            d.Require(!d.Catalog.Adjuncts[use.Adjunct].OffModel, "off_model_element", $"'{use.Adjunct}' belongs to another treatment model.");
        }
    }
}
