using IptActors.Domain.Values;

namespace IptActors.Engine.Journal;

/// <summary>What became of an append. Whatever is not here is an exception: <see cref="JournalUnavailableException"/> or <see cref="UnknownOutcomeException"/>.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>Durable: COMMIT returned. The events of one request have positions one after another.</summary>
    /// <param name="LastPosition">Position of the last event of the request.</param>
    public sealed record Committed(long LastPosition) : AppendOutcome;

    /// <summary>Another writer was faster: the course is not at the expected version. Nothing was written.</summary>
    public sealed record VersionConflict : AppendOutcome;

    /// <summary>The listing's exclusive key is held by another course of the clinic (rule R14). Nothing was written.</summary>
    /// <param name="Holder">The course that holds it.</param>
    public sealed record ExclusiveKeyTaken(CourseId Holder) : AppendOutcome;
}
