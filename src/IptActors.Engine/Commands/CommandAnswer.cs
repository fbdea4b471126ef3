using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.History;

namespace IptActors.Engine.Commands;

/// <summary>What a course answers to a command. Whatever is not here is an exception and a bug.</summary>
public abstract record CommandAnswer
{
    private CommandAnswer()
    {
    }

    /// <summary>Carried out and durable.</summary>
    /// <param name="Version">Version of the course right after the command.</param>
    /// <param name="Position">Place of the course's last event at that version among all events; give it as <c>min_position</c> to read one's own writes. 0 for a course without events.</param>
    /// <param name="Events">What was recorded, in order; empty when the command was already in effect.</param>
    /// <param name="Warnings">Findings among them: warnings and overrides.</param>
    /// <param name="State">The course right after the command, also when this is the answer to a retry made later.</param>
    public sealed record Answered(
        long Version,
        long Position,
        IReadOnlyList<CourseEventRecord> Events,
        ValueList<Finding> Warnings,
        CourseState State) : CommandAnswer;

    /// <summary>Not carried out; nothing was recorded, unless the refusal says that this is not known.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(Refusal Refusal) : CommandAnswer;
}
