using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Corrections;

/// <summary>What mends the record.</summary>
public abstract record CorrectionEvent : CourseEvent
{
    private protected CorrectionEvent()
    {
    }
}

/// <summary>An entry was marked as made in error. The entry stays in the record.</summary>
/// <param name="RefersTo">Version of the event that made the entry.</param>
/// <param name="Kind">What it was, one of <see cref="RetractableKind"/>.</param>
/// <param name="Reason">Code of the list <c>correction_reason</c>.</param>
/// <param name="Note">Null when the reason says it.</param>
public sealed record EntryRetracted(int RefersTo, string Kind, string Reason, ProtectedText? Note) : CorrectionEvent;
