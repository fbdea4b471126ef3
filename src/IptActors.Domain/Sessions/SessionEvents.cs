using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Domain.Sessions;

/// <summary>The client was seen.</summary>
/// <param name="Session">Ordinal of the appointment; a new one for an unplanned contact.</param>
/// <param name="Number">
/// Number among the sessions that use up the contract, in order of recording, never used twice; null when this one uses none.
/// </param>
/// <param name="Planned">Whether there was an appointment.</param>
/// <param name="TreatmentContact">Whether it counts as a treatment contact in national figures.</param>
/// <param name="Phase">The phase the course was in.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Minutes">How long it lasted, in minutes.</param>
/// <param name="AppointmentType">Code of the list <c>appointment_type</c>.</param>
/// <param name="SessionKind">Code of the list <c>session_kind</c>.</param>
/// <param name="Attendance">Attendance code.</param>
/// <param name="Modality">Code of the modality.</param>
/// <param name="Participants">Who else was there, and for how long.</param>
/// <param name="Techniques">What the therapist did.</param>
/// <param name="Adjuncts">What was given beside IPT.</param>
/// <param name="OpeningCheck">Whether it opened with how things have been since the last.</param>
/// <param name="SymptomReview">Whether symptoms were reviewed.</param>
/// <param name="MoodEventLink">Whether mood was linked to an interpersonal event.</param>
/// <param name="SessionNumberAnnounced">Whether the client was told the number and how many are left.</param>
/// <param name="GroupRef">The clinic's reference of the group; null outside groups.</param>
/// <param name="Note">Progress note.</param>
public sealed record SessionHeld(
    int Session,
    int? Number,
    bool Planned,
    bool TreatmentContact,
    Phase Phase,
    DateTimeOffset StartedAt,
    int Minutes,
    string AppointmentType,
    string SessionKind,
    string Attendance,
    string Modality,
    ValueList<SessionParticipant> Participants,
    ValueList<TechniqueUse> Techniques,
    ValueList<AdjunctUse> Adjuncts,
    bool OpeningCheck,
    bool SymptomReview,
    bool MoodEventLink,
    bool SessionNumberAnnounced,
    string? GroupRef,
    ProtectedText? Note) : SessionEvent;

/// <summary>Techniques or adjuncts were added to the record of a held session.</summary>
/// <param name="Session">Ordinal of the session.</param>
/// <param name="Techniques">The techniques added.</param>
/// <param name="Adjuncts">The adjuncts added.</param>
public sealed record TechniquesRecorded(int Session, ValueList<TechniqueUse> Techniques, ValueList<AdjunctUse> Adjuncts) : SessionEvent;

/// <summary>The record of a held session was declared complete.</summary>
/// <param name="Session">Ordinal of the session.</param>
/// <param name="Number">Number among the sessions that use up the contract; null when it uses none.</param>
public sealed record SessionSignedOff(int Session, int? Number) : SessionEvent;

/// <summary>The record of an appointment was corrected. Holds everything as it is right, not only what changed; the original event stays.</summary>
/// <param name="Session">Ordinal of the appointment.</param>
/// <param name="RefersTo">Version of the event that is corrected.</param>
/// <param name="Attended">Whether the client was seen.</param>
/// <param name="DidNotAttend">Whether it counts towards the limits of the policy for missed appointments.</param>
/// <param name="Number">Number among the sessions that use up the contract; null when it uses none.</param>
/// <param name="TreatmentContact">Whether it counts as a treatment contact.</param>
/// <param name="Phase">Phase it belongs to: that of the original, or, when the client turns out to have been seen, the present one; of a closed course the one it ended in. Null when not seen.</param>
/// <param name="StartedAt">When it began, or would have begun.</param>
/// <param name="Minutes">Length in minutes.</param>
/// <param name="AppointmentType">Code of the list <c>appointment_type</c>.</param>
/// <param name="SessionKind">Code of the list <c>session_kind</c>.</param>
/// <param name="Attendance">Attendance code.</param>
/// <param name="Modality">Code of the modality.</param>
/// <param name="OpeningCheck">Whether it opened with how things have been.</param>
/// <param name="SymptomReview">Whether symptoms were reviewed.</param>
/// <param name="MoodEventLink">Whether mood was linked to an interpersonal event.</param>
/// <param name="RemovedTechniques">Codes of techniques that were not used after all.</param>
/// <param name="Reason">Code of the list <c>correction_reason</c>.</param>
/// <param name="Note">What was wrong and how it came about.</param>
public sealed record SessionCorrected(
    int Session,
    int RefersTo,
    bool Attended,
    bool DidNotAttend,
    int? Number,
    bool TreatmentContact,
    Phase? Phase,
    DateTimeOffset StartedAt,
    int Minutes,
    string AppointmentType,
    string SessionKind,
    string Attendance,
    string Modality,
    bool OpeningCheck,
    bool SymptomReview,
    bool MoodEventLink,
    ValueList<string> RemovedTechniques,
    string Reason,
    ProtectedText? Note) : SessionEvent;
