using IptActors.Engine.Chain;

namespace IptActors.Engine.Proofs;

/// <summary>What a check of one course found.</summary>
/// <param name="Events">Events of the course.</param>
/// <param name="Head">Hash of the last event, as stored.</param>
/// <param name="Checkpoint">The checkpoint under which it stands; null when there is none.</param>
/// <param name="Fault">What is wrong; null when every event is what was recorded and signed.</param>
public sealed record CourseVerification(long Events, EventHash Head, StoredCheckpoint? Checkpoint, CourseFault? Fault);

/// <summary>The first thing that is wrong with a course.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Version">Version of the event; 0 when it is not at one event.</param>
/// <param name="Detail">What was expected and what was found; no personal data.</param>
public sealed record CourseFault(CourseFaultKind Kind, long Version, string Detail);

/// <summary>How a course fails its check.</summary>
public enum CourseFaultKind
{
    /// <summary>An event is not what was hashed.</summary>
    Altered,

    /// <summary>An event does not follow on the one before it.</summary>
    Replaced,

    /// <summary>Events are missing.</summary>
    Removed,

    /// <summary>Headers or data are not what an event has.</summary>
    Unreadable,

    /// <summary>The signed log has another event at this place.</summary>
    Rewritten,

    /// <summary>The event is not in the signed log.</summary>
    NotInLog,

    /// <summary>The log itself is not the one that was signed.</summary>
    LogNotAsSigned,

    /// <summary>No checkpoint reaches the course yet.</summary>
    NotSignedYet,
}
