using IptActors.Domain.BetweenSessions;
using IptActors.Domain.Care;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Corrections;

/// <summary>Kinds of entries whose effect can be taken away cleanly.</summary>
public static class RetractableKind
{
    /// <summary>A measure that was given.</summary>
    public const string Measure = "measure";

    /// <summary>Observations between sessions, all that were recorded together.</summary>
    public const string Samples = "samples";

    /// <summary>A task between sessions.</summary>
    public const string Homework = "homework";

    /// <summary>A resource given to the client.</summary>
    public const string Resource = "resource";

    /// <summary>A note, of the record or of the process.</summary>
    public const string Note = "note";

    /// <summary>Feedback received.</summary>
    public const string Feedback = "feedback";

    /// <summary>Supervision held.</summary>
    public const string Supervision = "supervision";

    /// <summary>A contact that was no session.</summary>
    public const string Contact = "contact";

    /// <summary>Something given beside IPT, recorded on its own.</summary>
    public const string Adjunct = "adjunct";

    /// <summary>A closure: the course goes on as it was before.</summary>
    public const string Closure = "closure";

    /// <summary>A death recorded of a closed course.</summary>
    public const string Death = "death";

    /// <summary>A session recorded as held.</summary>
    public const string Session = "session";

    /// <summary>An appointment recorded as missed.</summary>
    public const string Miss = "miss";

    /// <summary>All of them, for messages that say what was expected.</summary>
    public const string Expected = $"{Measure}, {Samples}, {Homework}, {Resource}, {Note}, {Feedback}, {Supervision}, {Contact}, {Adjunct}, {Closure}, {Death}, {Session}, {Miss}";

    /// <summary>The kind of entry that an event makes, with its number among its kind; null when it cannot be retracted.</summary>
    internal static (string Kind, int? Ordinal)? Of(CourseEvent happened) => happened switch
    {
        MeasureCompleted e => (Measure, e.Administration),
        SamplesRecorded => (Samples, null),
        HomeworkAgreed e => (Homework, e.Homework),
        ResourceShared => (Resource, null),
        NoteWritten e => (Note, e.Note),
        ProcessNoteWritten e => (Note, e.Note),
        FeedbackReceived => (Feedback, null),
        SupervisionHeld => (Supervision, null),
        ContactRecorded => (Contact, null),
        AdjunctRecorded => (Adjunct, null),
        CourseClosed => (Closure, null),
        DeathRecorded => (Death, null),
        SessionHeld e => (Session, e.Session),
        SessionMissed e => (Miss, e.Session),
        _ => null,
    };
}
