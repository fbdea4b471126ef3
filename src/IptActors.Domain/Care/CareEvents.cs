using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Care;

/// <summary>What happened around the therapy.</summary>
public abstract record CareEvent : CourseEvent
{
    private protected CareEvent()
    {
    }
}

/// <summary>Something was given beside IPT.</summary>
/// <param name="Adjunct">Code of the adjunct.</param>
/// <param name="Evidence">Always <c>adjunct</c>: it is no part of IPT and counts for no fidelity indicator but F7.</param>
/// <param name="OffModel">Whether it belongs to another treatment model, so that it lowers fidelity (F7).</param>
/// <param name="Provider">Who gives it; null when the therapist does.</param>
/// <param name="Dose">How much and how often; null when not agreed.</param>
/// <param name="Note">Null when nothing is added.</param>
/// <param name="Session">Ordinal of the session; null outside sessions.</param>
public sealed record AdjunctRecorded(
    string Adjunct,
    string Evidence,
    bool OffModel,
    string? Provider,
    ProtectedText? Dose,
    ProtectedText? Note,
    int? Session) : CareEvent;

/// <summary>The client was referred onward.</summary>
/// <param name="Referral">Number of the onward referral in this course, from 1.</param>
/// <param name="Destination">Code of the list <c>referral_destination</c>.</param>
/// <param name="Provider">Name of the service or person; null when not chosen yet.</param>
/// <param name="Urgency">Code of the list <c>urgency</c>; null for routine.</param>
/// <param name="Reason">Why.</param>
public sealed record OnwardReferralMade(int Referral, string Destination, string? Provider, string? Urgency, ProtectedText Reason) : CareEvent;

/// <summary>It became known what happened to an onward referral.</summary>
/// <param name="Referral">Number of the onward referral.</param>
/// <param name="Outcome">Code of the list <c>onward_referral_outcome</c>.</param>
/// <param name="Note">Null when nothing is added.</param>
public sealed record OnwardReferralOutcomeRecorded(int Referral, string Outcome, ProtectedText? Note) : CareEvent;

/// <summary>Feedback was received.</summary>
/// <param name="GivenBy">Code of the list <c>informant</c>.</param>
/// <param name="Kind">Code of the list <c>feedback_kind</c>.</param>
/// <param name="Rating">0 (worst) to 10 (best); null when none was asked.</param>
/// <param name="Text">Null when only a rating was given.</param>
/// <param name="Session">Ordinal of the session it is about; null when about the whole.</param>
public sealed record FeedbackReceived(string GivenBy, string Kind, int? Rating, ProtectedText? Text, int? Session) : CareEvent;

/// <summary>Supervision was held.</summary>
/// <param name="Supervisor">Id of the supervisor.</param>
/// <param name="Kind">Code of the list <c>supervision_kind</c>.</param>
/// <param name="Sessions">Ordinals of the sessions discussed, ascending; empty when about the case as a whole.</param>
/// <param name="Minutes">Time spent on this course.</param>
/// <param name="RecordingReviewed">Whether a recording was heard or seen.</param>
/// <param name="Note">Null when nothing is written down.</param>
public sealed record SupervisionHeld(
    string Supervisor,
    string Kind,
    ValueList<int> Sessions,
    int Minutes,
    bool RecordingReviewed,
    ProtectedText? Note) : CareEvent;

/// <summary>An accommodation was agreed.</summary>
/// <param name="Kind">Code of the list <c>accommodation_kind</c>.</param>
/// <param name="Detail">Null when the kind says it.</param>
public sealed record AccommodationAgreed(string Kind, ProtectedText? Detail) : CareEvent;

/// <summary>The therapy was adapted to culture and language.</summary>
/// <param name="Adaptations">Codes of the list <c>cultural_adaptation_kind</c>.</param>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="Interpreter">Whether an interpreter takes part.</param>
/// <param name="Detail">Null when the codes say it.</param>
public sealed record CulturalAdaptationMade(
    ValueList<string> Adaptations,
    ValueList<string> Languages,
    bool Interpreter,
    ProtectedText? Detail) : CareEvent;

/// <summary>A note that belongs to the record was written.</summary>
/// <param name="Note">Number of the note in this course, from 1.</param>
/// <param name="Kind">Code of the list <c>note_kind</c>, never <c>process</c>.</param>
/// <param name="Text">The note.</param>
/// <param name="Session">Ordinal of the session it is about; null outside sessions.</param>
public sealed record NoteWritten(int Note, string Kind, ProtectedText Text, int? Session) : CareEvent;

/// <summary>A process note was written. Kept apart from the record: readers other than its author see only that it exists.</summary>
/// <param name="Note">Number of the note in this course, from 1; one sequence with the notes of the record.</param>
/// <param name="Text">The note.</param>
/// <param name="Session">Ordinal of the session it is about; null outside sessions.</param>
public sealed record ProcessNoteWritten(int Note, ProtectedText Text, int? Session) : CareEvent;

/// <summary>There was a contact that was no session.</summary>
/// <param name="Party">Code of the list <c>informant</c>.</param>
/// <param name="Channel">Code of the list <c>contact_channel</c>.</param>
/// <param name="Direction">Code of the list <c>contact_direction</c>.</param>
/// <param name="Person">Number of a person of the inventory; null when it was nobody of it.</param>
/// <param name="Minutes">Null for letters and messages.</param>
/// <param name="Summary">What it was about.</param>
public sealed record ContactRecorded(string Party, string Channel, string Direction, int? Person, int? Minutes, ProtectedText Summary) : CareEvent;
