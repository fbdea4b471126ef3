using IptActors.Domain.Values;

namespace IptActors.Domain.Courses;

/// <summary>Why a command was refused: a fact about the course or the command, never an exception.</summary>
public abstract record Rejection
{
    private Rejection()
    {
    }

    /// <summary>Stable code in UPPER_SNAKE_CASE; what clients switch on.</summary>
    public abstract string Code { get; }

    /// <summary>No course of this id was ever opened.</summary>
    public sealed record CourseNotFound : Rejection
    {
        /// <inheritdoc/>
        public override string Code => "COURSE_NOT_FOUND";
    }

    /// <summary>A course of this id is there already, opened by another request.</summary>
    public sealed record CourseAlreadyOpened : Rejection
    {
        /// <inheritdoc/>
        public override string Code => "COURSE_ALREADY_OPENED";
    }

    /// <summary>Something that the command names is not in the course: a session, a goal, a person.</summary>
    /// <param name="Field">The field of the command that names it.</param>
    /// <param name="Description">What was looked for and what there is.</param>
    public sealed record UnknownReference(string Field, string Description) : Rejection
    {
        /// <inheritdoc/>
        public override string Code => "UNKNOWN_REFERENCE";
    }

    /// <summary>The command itself is wrong, or lacks a field that this course makes necessary.</summary>
    /// <param name="Violations">Every field that is wrong.</param>
    public sealed record InvalidCommand(ValueList<FieldViolation> Violations) : Rejection
    {
        /// <inheritdoc/>
        public override string Code => "INVALID_COMMAND";
    }

    /// <summary>The command is against rules of the protocol or the service as the course stands.</summary>
    /// <param name="Breaches">Every rule broken, with what is missing and whether it can be overridden.</param>
    public sealed record RulesBroken(ValueList<RuleBreach> Breaches) : Rejection
    {
        /// <inheritdoc/>
        public override string Code => "RULES_BROKEN";
    }
}
