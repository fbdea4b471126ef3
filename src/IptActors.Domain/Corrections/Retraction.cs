using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Corrections;

/// <summary>Keeps track of what can be retracted, and takes away the effect of what is.</summary>
internal static class Retraction
{
    /// <summary>The state with the event among its retractable entries, if it is one.</summary>
    public static CourseState Track(CourseState state, RecordedEvent recorded) =>
        RetractableEntry.Of(recorded) is { } entry ? state with { Retractable = state.Retractable.Add(entry) } : state;

    /// <summary>The state after a correction.</summary>
    public static CourseState Evolve(CourseState state, CorrectionEvent happened) => happened switch
    {
        EntryRetracted e => Undo(state, e) with { Retractable = Marked(state.Retractable, e) },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    private static CourseState Undo(CourseState state, EntryRetracted e) => e.Kind switch
    {
        RetractableKind.Measure => state with { Measures = state.Measures.Retract(e.RefersTo) },
        RetractableKind.Samples => state with { BetweenSessions = state.BetweenSessions.WithoutSamples(e.RefersTo) },
        RetractableKind.Homework => state with { BetweenSessions = state.BetweenSessions.WithoutHomework(e.Ordinal!.Value) },
        RetractableKind.Resource => state with { BetweenSessions = state.BetweenSessions.WithoutResource() },
        RetractableKind.Adjunct or RetractableKind.Supervision => state with { Care = state.Care.Without(e.RefersTo) },

        // The state keeps nothing of these.
        RetractableKind.Note or RetractableKind.Feedback or RetractableKind.Contact => state,
        _ => throw new UnreachableException($"No arm takes back a {e.Kind}."),
    };

    private static ValueList<RetractableEntry> Marked(ValueList<RetractableEntry> entries, EntryRetracted e)
    {
        var index = entries.FindIndex(entry => entry.Version == e.RefersTo);
        return entries.SetItem(index, entries[index] with { Retracted = true });
    }
}
