using IptActors.Domain.Courses;

namespace IptActors.Domain.Corrections;

/// <summary>An entry that can be marked as made in error.</summary>
/// <param name="Version">Version of the event that made it.</param>
/// <param name="Kind">One of <see cref="RetractableKind"/>.</param>
/// <param name="Ordinal">Its number among its kind: of the administration, the note, the task, the appointment; null for kinds that have none.</param>
/// <param name="Retracted">Whether it has been.</param>
public readonly record struct RetractableEntry(long Version, string Kind, int? Ordinal, bool Retracted)
{
    internal static RetractableEntry? Of(RecordedEvent recorded) =>
        RetractableKind.Of(recorded.Event) is { } entry ? new RetractableEntry(recorded.Version, entry.Kind, entry.Ordinal, Retracted: false) : null;
}
