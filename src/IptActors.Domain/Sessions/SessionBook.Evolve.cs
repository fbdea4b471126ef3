using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Sessions;

public sealed partial record SessionBook
{
    internal SessionBook Evolve(SessionEvent happened, RecordedEvent recorded) => happened switch
    {
        SessionScheduled e => this with { Appointments = Appointments.Add(Scheduled(e, recorded)) },
        SessionRescheduled e => Change(e.Session, it => it with { StartsAt = e.StartsAt, Day = recorded.Calendar.DayOf(e.StartsAt), Minutes = e.Minutes, Modality = e.Modality }),
        SessionHeld e => Hold(e, recorded),
        TechniquesRecorded e => Change(e.Session, it => it with
        {
            Techniques = it.Techniques.AddRange(e.Techniques),
            Adjuncts = it.Adjuncts.AddRange(e.Adjuncts.Select(use => use.Adjunct)),
        }),
        SessionSignedOff e => Change(e.Session, it => it with { SignedOff = true }),
        SessionMissed e => Change(e.Session, it => it with
        {
            Status = AppointmentStatus.Missed,
            Attendance = e.Attendance,
            DidNotAttend = e.DidNotAttend,
            Agreed = it,
            Version = (int)recorded.Version,
        }),
        SessionCancelled e => Change(e.Session, it => it with
        {
            Status = AppointmentStatus.Cancelled,
            CancelledByClient = e.By == CancelledBy.Client,
            Version = (int)recorded.Version,
        }),
        SessionCorrected e => Correct(e, recorded),
        DnaLimitReached => this,
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    /// <summary>The book without what was recorded of an appointment: it waits again, or counts nowhere when there was none. Its number is not given again.</summary>
    internal SessionBook Retract(int session) => Change(session, it => it.Agreed ?? it with
    {
        Status = AppointmentStatus.EnteredInError,
        Attendance = null,
        Number = null,
        TreatmentContact = false,
        DidNotAttend = false,
        Phase = null,
        Techniques = [],
        Adjuncts = [],
    });

    private static Appointment Scheduled(SessionScheduled e, RecordedEvent recorded) => new()
    {
        Session = e.Session,
        Status = AppointmentStatus.Planned,
        Type = e.AppointmentType,
        Kind = e.SessionKind,
        Modality = e.Modality,
        StartsAt = e.StartsAt,
        Day = recorded.Calendar.DayOf(e.StartsAt),
        Minutes = e.Minutes,
        GroupRef = e.GroupRef,
        Version = (int)recorded.Version,
    };

    private SessionBook Hold(SessionHeld e, RecordedEvent recorded)
    {
        var held = new Appointment
        {
            Session = e.Session,
            Status = AppointmentStatus.Held,
            Type = e.AppointmentType,
            Kind = e.SessionKind,
            Modality = e.Modality,
            StartsAt = e.StartedAt,
            Day = recorded.Calendar.DayOf(e.StartedAt),
            Minutes = e.Minutes,
            Attendance = e.Attendance,
            Number = e.Number,
            TreatmentContact = e.TreatmentContact,
            Phase = e.Phase,
            OpeningCheck = e.OpeningCheck,
            SymptomReview = e.SymptomReview,
            MoodEventLink = e.MoodEventLink,
            GroupRef = e.GroupRef,
            Agreed = Find(e.Session),
            Techniques = e.Techniques,
            Adjuncts = e.Adjuncts.Select(use => use.Adjunct).ToValueList(),
            Version = (int)recorded.Version,
        };

        return this with
        {
            Appointments = e.Session > Appointments.Count ? Appointments.Add(held) : Appointments.SetItem(e.Session - 1, held),
            LastNumber = Math.Max(LastNumber, e.Number ?? 0),
        };
    }

    private SessionBook Correct(SessionCorrected e, RecordedEvent recorded)
    {
        var corrected = Change(e.Session, it => it with
        {
            Status = e.Attended ? AppointmentStatus.Held : AppointmentStatus.Missed,
            Type = e.AppointmentType,
            Kind = e.SessionKind,
            Modality = e.Modality,
            StartsAt = e.StartedAt,
            Day = recorded.Calendar.DayOf(e.StartedAt),
            Minutes = e.Minutes,
            Attendance = e.Attendance,
            Number = e.Number,
            TreatmentContact = e.TreatmentContact,
            DidNotAttend = e.DidNotAttend,
            CancelledByClient = false,
            Phase = e.Phase,
            OpeningCheck = e.OpeningCheck,
            SymptomReview = e.SymptomReview,
            MoodEventLink = e.MoodEventLink,
            Techniques = it.Techniques.Where(use => !e.RemovedTechniques.Contains(use.Technique)).ToValueList(),
            Version = (int)recorded.Version,
        });

        return corrected with { LastNumber = Math.Max(LastNumber, e.Number ?? 0) };
    }

    private SessionBook Change(int session, Func<Appointment, Appointment> change) =>
        this with { Appointments = Appointments.SetItem(session - 1, change(Appointments[session - 1])) };
}
