using System.Diagnostics;
using IptActors.Domain.Courses;

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
        EntryRetracted e => Retract(state, e),
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    private static CourseState Retract(CourseState state, EntryRetracted e)
    {
        var index = state.Retractable.FindIndex(entry => entry.Version == e.RefersTo);
        var entry = state.Retractable[index];
        return Undo(state, entry) with { Retractable = state.Retractable.SetItem(index, entry with { Retracted = true }) };
    }

    private static CourseState Undo(CourseState state, RetractableEntry entry) => entry.Kind switch
    {
        RetractableKind.Measure => state with { Measures = state.Measures.Retract(entry.Version) },
        RetractableKind.Samples => state with { BetweenSessions = state.BetweenSessions.WithoutSamples(entry.Version) },
        RetractableKind.Homework => state with { BetweenSessions = state.BetweenSessions.WithoutHomework(entry.Ordinal!.Value) },
        RetractableKind.Resource => state with { BetweenSessions = state.BetweenSessions.WithoutResource() },
        RetractableKind.Adjunct or RetractableKind.Supervision => state with { Care = state.Care.Without(entry.Version) },
        RetractableKind.Closure or RetractableKind.Death => state with { Lifecycle = state.Lifecycle.Without(entry.Version) },

        RetractableKind.Session or RetractableKind.Miss => state with { Sessions = state.Sessions.Retract(entry.Ordinal!.Value) },

        // The state keeps nothing of these.
        RetractableKind.Note or RetractableKind.Feedback or RetractableKind.Contact => state,
        _ => throw new UnreachableException($"No arm takes back a {entry.Kind}."),
    };
}
