using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Domain.Sessions;

/// <summary>Records a session at which the client was seen. Only such sessions use up the contract (R2).</summary>
/// <param name="Session">Ordinal of the appointment; null for an unplanned contact.</param>
/// <param name="StartedAt">When it began, not in the future.</param>
/// <param name="Minutes">How long it lasted, 5 to 300 minutes.</param>
/// <param name="AppointmentType">Code of the list <c>appointment_type</c>; null takes that of the appointment, and <c>treatment</c> without one.</param>
/// <param name="SessionKind">Code of the list <c>session_kind</c>; null takes that of the appointment, and the ordinary kind of the protocol without one.</param>
/// <param name="Attendance">Attendance code of the catalog for a client who was seen: <c>attended_on_time</c> (NHS 5) or <c>attended_late</c> (NHS 6).</param>
/// <param name="Modality">Code of a modality of the catalog.</param>
/// <param name="Participants">Who else was there, and for how long.</param>
/// <param name="Techniques">What the therapist did. More can be added later.</param>
/// <param name="Adjuncts">What was given beside IPT.</param>
/// <param name="OpeningCheck">Whether the session opened with how things have been since the last (T14).</param>
/// <param name="SymptomReview">Whether symptoms were reviewed (T14).</param>
/// <param name="MoodEventLink">Whether mood was linked to an interpersonal event (T14).</param>
/// <param name="SessionNumberAnnounced">Whether the client was told the number of the session and how many are left.</param>
/// <param name="GroupRef">The clinic's reference of the group; null takes that of the appointment.</param>
/// <param name="Note">Progress note: part of the ordinary record, not a process note. Null when none.</param>
public sealed record HoldSession(
    int? Session,
    DateTimeOffset StartedAt,
    int Minutes,
    string? AppointmentType,
    string? SessionKind,
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
    ProtectedText? Note) : SessionCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("session", Session);
        Moment(check, "started_at", StartedAt);
        Length(check, Minutes);
        check.OptionalCode("appointment_type", AppointmentType, "appointment_type");
        check.OptionalCode("session_kind", SessionKind, "session_kind");
        AttendanceChecks.Attended("attendance", Attendance, check);
        Mode(check, Modality);
        SessionParticipant.Validate(Participants, check);
        TechniqueUse.Validate(Techniques, 0, check);
        AdjunctUse.Validate(Adjuncts, check);
        check.OptionalName("group_ref", GroupRef);
        check.OptionalText("note", Note);
    }
}

/// <summary>Adds techniques or adjuncts to a session that was held.</summary>
/// <param name="Session">Ordinal of the session.</param>
/// <param name="Techniques">What the therapist did, besides what is recorded.</param>
/// <param name="Adjuncts">What was given beside IPT, besides what is recorded.</param>
public sealed record RecordTechniques(int Session, ValueList<TechniqueUse> Techniques, ValueList<AdjunctUse> Adjuncts) : SessionCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("session", Session);
        TechniqueUse.Validate(Techniques, Adjuncts.Count > 0 ? 0 : 1, check);
        AdjunctUse.Validate(Adjuncts, check);
    }
}

/// <summary>The therapist declares the record of a held session complete.</summary>
/// <param name="Session">Ordinal of the session.</param>
public sealed record SignOffSession(int Session) : SessionCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check) => check.Ordinal("session", Session);
}

/// <summary>Corrects what was recorded of a held, missed or cancelled appointment. The original stays visible (R11).</summary>
/// <param name="Session">Ordinal of the appointment.</param>
/// <param name="AppointmentType">Right type; null keeps what is recorded, here as below.</param>
/// <param name="SessionKind">Right kind.</param>
/// <param name="StartedAt">Right start.</param>
/// <param name="Minutes">Right length, 5 to 300 minutes.</param>
/// <param name="Attendance">Right attendance code, for a client who was seen or one who missed the appointment.</param>
/// <param name="Modality">Right modality.</param>
/// <param name="OpeningCheck">Whether the session opened with how things have been.</param>
/// <param name="SymptomReview">Whether symptoms were reviewed.</param>
/// <param name="MoodEventLink">Whether mood was linked to an event.</param>
/// <param name="RemoveTechniques">Codes of techniques recorded by mistake.</param>
/// <param name="Reason">Code of the list <c>correction_reason</c>.</param>
/// <param name="Note">What was wrong and how it came about; null when the code says it.</param>
public sealed record CorrectSession(
    int Session,
    string? AppointmentType,
    string? SessionKind,
    DateTimeOffset? StartedAt,
    int? Minutes,
    string? Attendance,
    string? Modality,
    bool? OpeningCheck,
    bool? SymptomReview,
    bool? MoodEventLink,
    ValueList<string> RemoveTechniques,
    string Reason,
    ProtectedText? Note) : SessionCommand, IAllowedAfterClosure
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("session", Session);
        check.OptionalCode("appointment_type", AppointmentType, "appointment_type");
        check.OptionalCode("session_kind", SessionKind, "session_kind");
        if (StartedAt is { } start)
        {
            Moment(check, "started_at", start);
        }

        Length(check, Minutes);
        if (Attendance is not null)
        {
            AttendanceChecks.AttendedOrMissed("attendance", Attendance, check);
        }

        if (Modality is not null)
        {
            Mode(check, Modality);
        }

        check.Count("remove_techniques", RemoveTechniques, 0, SessionLimits.MostEntries);
        check.Code("reason", Reason, "correction_reason");
        check.OptionalText("note", Note);
    }
}
