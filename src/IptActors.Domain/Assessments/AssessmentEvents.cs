using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Assessments;

/// <summary>What happened in the assessment of the illness.</summary>
public abstract record AssessmentEvent : CourseEvent
{
    private protected AssessmentEvent()
    {
    }
}

/// <summary>The history was taken.</summary>
/// <param name="Edition">Number of the history in this course, from 1; the highest is in force.</param>
/// <param name="PresentingProblem">What the client comes with.</param>
/// <param name="OnsetOn">Day on which the present episode began; null when not known.</param>
/// <param name="EarlierEpisodes">Number of earlier episodes; null when not known.</param>
/// <param name="TreatmentResponse">Earlier treatments and what they did; null when there were none.</param>
/// <param name="FamilyHistory">Null when nothing is known.</param>
/// <param name="SubstanceUse">Null when not asked.</param>
/// <param name="PhysicalHealth">Null when not asked.</param>
/// <param name="Session">Ordinal of the session; null outside sessions.</param>
public sealed record HistoryTaken(
    int Edition,
    ProtectedText PresentingProblem,
    DateOnly? OnsetOn,
    int? EarlierEpisodes,
    ProtectedText? TreatmentResponse,
    ProtectedText? FamilyHistory,
    ProtectedText? SubstanceUse,
    ProtectedText? PhysicalHealth,
    int? Session) : AssessmentEvent;

/// <summary>A diagnosis was made or changed.</summary>
/// <param name="Diagnosis">Number of the diagnosis in this course, from 1; one for each system and code.</param>
/// <param name="Edition">Number of its edition, from 1; the highest is in force.</param>
/// <param name="System">Code of the list <c>diagnosis_system</c>.</param>
/// <param name="Code">The code in that system.</param>
/// <param name="Kind">Code of the list <c>diagnosis_kind</c>.</param>
/// <param name="Verification">Code of the list <c>diagnosis_status</c>.</param>
/// <param name="ToldToClient">Whether the client has been told.</param>
/// <param name="Note">What the clinician adds; null when nothing.</param>
/// <param name="Session">Ordinal of the session; null outside sessions.</param>
public sealed record DiagnosisMade(
    int Diagnosis,
    int Edition,
    string System,
    string Code,
    string Kind,
    string Verification,
    bool ToldToClient,
    ProtectedText? Note,
    int? Session) : AssessmentEvent;

/// <summary>The timeline was drawn.</summary>
/// <param name="Edition">Number of the timeline in this course, from 1; the highest is in force.</param>
/// <param name="Entries">Symptoms and life events, ordered by day.</param>
/// <param name="Session">Ordinal of the session; null outside sessions.</param>
public sealed record TimelineRecorded(int Edition, ValueList<TimelineEntry> Entries, int? Session) : AssessmentEvent;

/// <summary>It was decided whether medication is needed.</summary>
/// <param name="Decision">Code of the list <c>medication_decision</c>.</param>
/// <param name="Reason">Why; null when it needs no words.</param>
/// <param name="Session">Ordinal of the session; null outside sessions.</param>
public sealed record MedicationConsidered(string Decision, ProtectedText? Reason, int? Session) : AssessmentEvent;

/// <summary>Medication was reported, started, changed or stopped.</summary>
/// <param name="Medication">Number of the medication in this course, from 1.</param>
/// <param name="Name">Name of the substance or product.</param>
/// <param name="Dose">Dose and times a day; null when not known.</param>
/// <param name="Change">Code of the list <c>medication_change</c>.</param>
/// <param name="ChangedOn">Day of the change; null when not known.</param>
/// <param name="Prescriber">Code of the list <c>prescriber</c>; null when not known.</param>
/// <param name="Adherence">Code of the list <c>medication_adherence</c>; null when not asked.</param>
/// <param name="Session">Ordinal of the session; null outside sessions.</param>
public sealed record MedicationRecorded(
    int Medication,
    ProtectedText Name,
    ProtectedText? Dose,
    string Change,
    DateOnly? ChangedOn,
    string? Prescriber,
    string? Adherence,
    int? Session) : AssessmentEvent;
