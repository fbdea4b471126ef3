using IptActors.Engine.Commands;
using IptActors.Engine.History;

namespace IptActors.Engine.Courses;

/// <summary>What was decided about a command, to be told once everything it rests on is durable.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>Refused.</summary>
    public sealed record Refused(Refusal Refusal) : Verdict;

    /// <summary>Carried out by some of the events of the append; none when it was already in effect.</summary>
    public sealed record Accepted(int FirstEvent, int EventCount, CourseSnapshot After) : Verdict;

    /// <summary>Carried out before.</summary>
    public sealed record Repeated(RequestEntry Entry) : Verdict;

    /// <summary>The same request as another one of this append.</summary>
    public sealed record Twin(int Of) : Verdict;

    /// <summary>A bug came up.</summary>
    public sealed record Faulted(Exception Exception) : Verdict;
}
