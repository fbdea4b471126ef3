using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Engine.Commands;

/// <summary>Why a course did not do or show what was asked. Closed, so that the map to gRPC can be total.</summary>
public abstract record Refusal
{
    private Refusal()
    {
    }

    /// <summary>Stable code in UPPER_SNAKE_CASE; what clients switch on.</summary>
    public abstract string Code { get; }

    /// <summary>The domain refuses: wrong fields, broken rules, no such course.</summary>
    /// <param name="Rejection">The fact that stands against it; its code is the refusal's code.</param>
    public sealed record Rejected(Rejection Rejection) : Refusal
    {
        /// <inheritdoc/>
        public override string Code => Rejection.Code;
    }

    /// <summary>The caller may not reach this course, or there is none: which of the two is not said (AIP-211).</summary>
    public sealed record NotPermitted : Refusal
    {
        /// <inheritdoc/>
        public override string Code => "NOT_PERMITTED";
    }

    /// <summary>The course is not at the version the caller expected. Read it again and decide anew.</summary>
    /// <param name="Expected">Version that the command named.</param>
    /// <param name="Actual">Version of the course.</param>
    public sealed record VersionMismatch(long Expected, long Actual) : Refusal
    {
        /// <inheritdoc/>
        public override string Code => "VERSION_MISMATCH";
    }

    /// <summary>The <c>request_id</c> was used on this course for another request. Make a new one.</summary>
    public sealed record RequestIdReused : Refusal
    {
        /// <inheritdoc/>
        public override string Code => "REQUEST_ID_REUSED";
    }

    /// <summary>Too many commands wait, on this course or in all. Nothing was done; the same request may be sent again.</summary>
    /// <param name="RetryAfter">Shortest wait that makes sense.</param>
    public sealed record Busy(TimeSpan RetryAfter) : Refusal
    {
        /// <inheritdoc/>
        public override string Code => "BUSY";
    }

    /// <summary>The journal cannot be reached. Nothing was done; the same request may be sent again.</summary>
    /// <param name="RetryAfter">Shortest wait that makes sense.</param>
    public sealed record Unavailable(TimeSpan RetryAfter) : Refusal
    {
        /// <inheritdoc/>
        public override string Code => "JOURNAL_UNAVAILABLE";
    }

    /// <summary>The process is stopping and takes no more commands. Nothing was done; send it to the next process.</summary>
    public sealed record ShuttingDown : Refusal
    {
        /// <inheritdoc/>
        public override string Code => "SHUTTING_DOWN";
    }

    /// <summary>Other writers of the same course were faster every time. Nothing was done; the same request may be sent again.</summary>
    /// <param name="Attempts">How often it was decided.</param>
    public sealed record ConflictPersisted(int Attempts) : Refusal
    {
        /// <inheritdoc/>
        public override string Code => "CONFLICT_PERSISTED";
    }

    /// <summary>The journal was lost while committing: the command may or may not be carried out. Send the same <c>request_id</c> again to learn which.</summary>
    public sealed record OutcomeUnknown : Refusal
    {
        /// <inheritdoc/>
        public override string Code => "OUTCOME_UNKNOWN";
    }

    /// <summary>The client has an active course in this service already (rule R14).</summary>
    /// <param name="Holder">That course.</param>
    public sealed record ClientHasActiveCourse(CourseId Holder) : Refusal
    {
        /// <inheritdoc/>
        public override string Code => "CLIENT_HAS_ACTIVE_COURSE";
    }

    /// <summary>The record of the course was altered: its hash chain does not hold. It can be read and takes no commands until an operator has restored it.</summary>
    /// <param name="Version">First event that does not fit.</param>
    public sealed record ChainBroken(long Version) : Refusal
    {
        /// <inheritdoc/>
        public override string Code => "CHAIN_BROKEN";
    }
}
