using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.BetweenSessions;

/// <summary>What happened between the sessions.</summary>
public abstract record BetweenSessionsEvent : CourseEvent
{
    private protected BetweenSessionsEvent()
    {
    }
}

/// <summary>A task was agreed.</summary>
/// <param name="Homework">Its ordinal, from 1.</param>
/// <param name="Text">The task as agreed.</param>
/// <param name="ProblemArea">Code of the problem area it serves; null for none.</param>
/// <param name="Goal">Ordinal of the goal it serves; null for none.</param>
/// <param name="Person">Ordinal of the person of the inventory it is about; null for none.</param>
/// <param name="AfterSession">Number of the last treatment session before it; 0 before the first.</param>
/// <param name="DueOn">Day by which it should be done; null for the next session.</param>
public sealed record HomeworkAgreed(
    int Homework,
    ProtectedText Text,
    string? ProblemArea,
    int? Goal,
    int? Person,
    int AfterSession,
    DateOnly? DueOn) : BetweenSessionsEvent;

/// <summary>A task was looked back at.</summary>
/// <param name="Homework">Ordinal of the task.</param>
/// <param name="Status">Code of the list <c>homework_status</c>.</param>
/// <param name="Note">What came of it.</param>
public sealed record HomeworkReviewed(int Homework, string Status, ProtectedText? Note) : BetweenSessionsEvent;

/// <summary>The client was told about illness and treatment.</summary>
/// <param name="Topics">Codes of the list <c>psychoeducation_topic</c>.</param>
/// <param name="SickRoleGiven">Whether the sick role was given.</param>
/// <param name="AfterSession">Number of the last treatment session recorded; 0 before the first.</param>
/// <param name="Note">Anything else worth keeping.</param>
public sealed record PsychoeducationGiven(ValueList<string> Topics, bool SickRoleGiven, int AfterSession, ProtectedText? Note) : BetweenSessionsEvent;

/// <summary>A resource was given to the client.</summary>
/// <param name="Kind">Code of the list <c>resource_kind</c>.</param>
/// <param name="Title">Name of the resource.</param>
/// <param name="Reference">Address, ISBN or telephone number; null when the title says enough.</param>
/// <param name="Note">What for.</param>
public sealed record ResourceShared(string Kind, string Title, string? Reference, ProtectedText? Note) : BetweenSessionsEvent;

/// <summary>Observations made between sessions were recorded.</summary>
/// <param name="Source">Code of the list <c>sample_source</c>.</param>
/// <param name="Device">Product and version of the app or device; null when there is none.</param>
/// <param name="Samples">The observations, by time.</param>
public sealed record SamplesRecorded(string Source, string? Device, ValueList<RecordedSample> Samples) : BetweenSessionsEvent;

/// <summary>One observation with all that is needed to read it.</summary>
/// <param name="Kind">Code of the list <c>sample_kind</c>.</param>
/// <param name="TakenAt">When it was made.</param>
/// <param name="Value">Value in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit of the kind at the time; null when it has none.</param>
/// <param name="Direction">Which end is better: <c>higher_is_better</c> or <c>higher_is_worse</c>; null when neither.</param>
/// <param name="Context">Where, with whom, after what.</param>
public sealed record RecordedSample(string Kind, DateTimeOffset TakenAt, int Value, string? Unit, string? Direction, ProtectedText? Context);
