using IptActors.Domain.Care;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures;

namespace IptActors.Domain.Corrections;

/// <summary>Kinds of entries whose effect can be taken away cleanly.</summary>
public static class RetractableKind
{
    /// <summary>A measure that was given.</summary>
    public const string Measure = "measure";

    /// <summary>A note, of the record or of the process.</summary>
    public const string Note = "note";

    /// <summary>Feedback received.</summary>
    public const string Feedback = "feedback";

    /// <summary>Supervision held.</summary>
    public const string Supervision = "supervision";

    /// <summary>A contact that was no session.</summary>
    public const string Contact = "contact";

    /// <summary>Something given beside IPT.</summary>
    public const string Adjunct = "adjunct";

    /// <summary>All of them, for messages that say what was expected.</summary>
    public const string Expected = $"{Measure}, {Note}, {Feedback}, {Supervision}, {Contact}, {Adjunct}";

    /// <summary>The kind of entry that an event makes; null when it cannot be retracted.</summary>
    internal static string? Of(CourseEvent happened) => happened switch
    {
        MeasureCompleted => Measure,
        NoteWritten or ProcessNoteWritten => Note,
        FeedbackReceived => Feedback,
        SupervisionHeld => Supervision,
        ContactRecorded => Contact,
        AdjunctRecorded => Adjunct,
        _ => null,
    };
}
