using IptActors.Domain.Courses;

namespace IptActors.Domain.Sessions;

/// <summary>Rule R11: corrections are entries of their own.</summary>
internal static class SessionCorrections
{
    public static void Correct(CorrectSession c, Deliberation d)
    {
        if (SessionDecider.Find(c.Session, d) is not { } recorded)
        {
            return;
        }

        d.Require(recorded.Status != AppointmentStatus.Planned, "R11", $"Nothing is recorded yet of appointment {c.Session}. Reschedule or cancel it instead.");
        if (recorded.Status == AppointmentStatus.EnteredInError)
        {
            d.Breach("R11", $"Appointment {c.Session} was taken back as entered in error. Record what is right as an entry of its own.");
            return;
        }

        var attendance = c.Attendance ?? recorded.Attendance;
        if (attendance is null)
        {
            d.Breach("R11", $"Appointment {c.Session} is cancelled. Say in attendance what is right: attended or missed.");
            return;
        }

        if (IsRecorded(c, recorded, attendance))
        {
            return;
        }

        var corrected = Corrected(c, recorded, attendance, d);
        var numbered = corrected.Number is not null && recorded.Number is null;
        if (numbered || (corrected.Attended && !recorded.Held))
        {
            SessionGates.BeforeCorrection(corrected, d);
        }

        d.Raise(corrected);
        AppointmentDecisions.NotInFuture(corrected.StartedAt, d);
        if (numbered)
        {
            SessionGates.WithinContract(d);
        }

        if (corrected.DidNotAttend && !recorded.DidNotAttend)
        {
            MissedAppointments.AfterCorrection(corrected, d);
        }
    }

    private static bool IsRecorded(CorrectSession c, Appointment recorded, string attendance) =>
        recorded.Attendance == attendance
        && recorded.Type == (c.AppointmentType ?? recorded.Type)
        && recorded.Kind == (c.SessionKind ?? recorded.Kind)
        && recorded.StartsAt == (c.StartedAt ?? recorded.StartsAt)
        && recorded.Minutes == (c.Minutes ?? recorded.Minutes)
        && recorded.Modality == (c.Modality ?? recorded.Modality)
        && recorded.OpeningCheck == (c.OpeningCheck ?? recorded.OpeningCheck)
        && recorded.SymptomReview == (c.SymptomReview ?? recorded.SymptomReview)
        && recorded.MoodEventLink == (c.MoodEventLink ?? recorded.MoodEventLink)
        && !recorded.Techniques.Any(use => c.RemoveTechniques.Contains(use.Technique));

    private static SessionCorrected Corrected(CorrectSession c, Appointment recorded, string attendance, Deliberation d)
    {
        var code = d.Catalog.Attendance[attendance];
        var type = c.AppointmentType ?? recorded.Type;
        var kind = c.SessionKind ?? recorded.Kind;
        int? number = code.Attended && SessionTerms.UsesContract(type, kind, d) ? recorded.Number ?? d.State.Sessions.LastNumber + 1 : null;
        return new SessionCorrected(
            c.Session,
            recorded.Version,
            code.Attended,
            code.DidNotAttend,
            number,
            code.Attended && SessionTerms.IsTreatment(type, d),
            code.Attended ? SessionGates.PhaseOf(recorded, number, type, d) : null,
            c.StartedAt ?? recorded.StartsAt,
            c.Minutes ?? recorded.Minutes,
            type,
            kind,
            attendance,
            c.Modality ?? recorded.Modality,
            c.OpeningCheck ?? recorded.OpeningCheck,
            c.SymptomReview ?? recorded.SymptomReview,
            c.MoodEventLink ?? recorded.MoodEventLink,
            c.RemoveTechniques,
            c.Reason,
            c.Note);
    }
}
