using System.Text.Json.Nodes;
using IptActors.Domain.Sessions;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>Appointments, and what became of them as Encounters; the therapy of each session held as a Procedure with its techniques.</summary>
internal static class Sessions
{
    public static void Add(BundleBuilder bundle)
    {
        foreach (var (recorded, happened) in bundle.Events<SessionEvent>())
        {
            if (OrdinalOf(happened) is { } session)
            {
                var held = bundle.State.Sessions.Find(session) is { Status: not AppointmentStatus.Planned };
                bundle.Touch(recorded.Version, held ? bundle.IdOf("encounter", session) : bundle.IdOf("appointment", session), held ? "Encounter" : "Appointment");
            }
        }

        foreach (var appointment in bundle.State.Sessions.Appointments)
        {
            AddAppointment(bundle, appointment);
            if (appointment.Status != AppointmentStatus.Planned)
            {
                AddEncounter(bundle, appointment);
            }

            if (appointment.Held)
            {
                AddTherapy(bundle, appointment);
            }
        }
    }

    private static void AddAppointment(BundleBuilder bundle, Appointment appointment)
    {
        var cancelled = appointment.Status is AppointmentStatus.Cancelled or AppointmentStatus.Missed;
        bundle.Add(
            "Appointment",
            bundle.IdOf("appointment", appointment.Session),
            ("identifier", List(Identifier("urn:ipt:appointment", $"{bundle.Export.Course}/appointments/{appointment.Session}"))),
            ("status", appointment switch
            {
                { Status: AppointmentStatus.Held } => "fulfilled",
                { Status: AppointmentStatus.EnteredInError } => "entered-in-error",
                { DidNotAttend: true } => "noshow",
                { Status: AppointmentStatus.Planned } => "booked",
                _ => "cancelled",
            }),
            ("cancelationReason", cancelled && appointment.Attendance is { } attendance
                ? Concept(FhirSystems.Local("attendance"), attendance, bundle.Catalog.Attendance.Find(attendance)?.Title)
                : null),
            ("appointmentType", Type(bundle, appointment)),
            ("start", Moment(appointment.StartsAt)),
            ("end", Moment(appointment.StartsAt.AddMinutes(appointment.Minutes))),
            ("minutesDuration", JsonValue.Create(appointment.Minutes)),
            ("participant", List(
                Object(("actor", bundle.Subject()), ("status", "accepted")),
                bundle.State.CareTeam.Therapist is { } therapist ? Object(("actor", bundle.Staff(therapist)), ("status", "accepted")) : null)));
    }

    private static void AddEncounter(BundleBuilder bundle, Appointment appointment)
    {
        var held = appointment.Held;
        bundle.Add(
            "Encounter",
            bundle.IdOf("encounter", appointment.Session),
            ("identifier", List(appointment.Number is { } number ? Identifier("urn:ipt:session-number", $"{bundle.Export.Course}/sessions/{number}") : null)),
            ("status", held ? "finished" : appointment.Status == AppointmentStatus.EnteredInError ? "entered-in-error" : "cancelled"),
            ("class", Coding(FhirSystems.ActCode, bundle.Catalog.Modalities.Find(appointment.Modality)?.FhirEncounterClass ?? "AMB")),
            ("type", List(Type(bundle, appointment), bundle.Listed("session_kind", appointment.Kind))),
            ("serviceType", Episode.Therapy()),
            ("subject", bundle.Subject()),
            ("episodeOfCare", List(bundle.EpisodeReference())),
            ("participant", List(bundle.State.CareTeam.Therapist is { } therapist
                ? Object(("type", List(Concept(FhirSystems.ParticipationType, "PPRF", "primary performer"))), ("individual", bundle.Staff(therapist)))
                : null)),
            ("appointment", List(Reference(bundle.IdOf("appointment", appointment.Session), "Appointment"))),
            ("period", held ? Period(Moment(appointment.StartsAt), Moment(appointment.StartsAt.AddMinutes(appointment.Minutes))) : null),
            ("serviceProvider", Reference(bundle.Organization, "Organization")));
    }

    private static void AddTherapy(BundleBuilder bundle, Appointment appointment)
    {
        var note = bundle.Events<SessionHeld>().LastOrDefault(happened => happened.Event.Session == appointment.Session).Event?.Note;
        bundle.Add(
            "Procedure",
            bundle.IdOf("session-therapy", appointment.Session),
            ("partOf", List(bundle.State.Lifecycle.TreatmentStartedOn is null ? null : Reference(bundle.IdOf("therapy"), "Procedure"))),
            ("status", "completed"),
            ("code", Episode.Therapy()),
            ("subject", bundle.Subject()),
            ("encounter", Reference(bundle.IdOf("encounter", appointment.Session), "Encounter")),
            ("performedPeriod", Period(Moment(appointment.StartsAt), Moment(appointment.StartsAt.AddMinutes(appointment.Minutes)))),
            ("note", List(Note(note?.Value))),
            ("usedCode", List(appointment.Techniques.DistinctBy(use => use.Technique).Select(use =>
                Concept(FhirSystems.Local("technique"), use.Technique, bundle.Catalog.Techniques.Find(use.Technique)?.Title)))));
    }

    private static JsonObject Type(BundleBuilder bundle, Appointment appointment) => bundle.Listed("appointment_type", appointment.Type);

    private static int? OrdinalOf(SessionEvent happened) => happened switch
    {
        SessionScheduled e => e.Session,
        SessionRescheduled e => e.Session,
        SessionHeld e => e.Session,
        SessionMissed e => e.Session,
        SessionCancelled e => e.Session,
        TechniquesRecorded e => e.Session,
        SessionSignedOff e => e.Session,
        SessionCorrected e => e.Session,
        _ => null,
    };
}
