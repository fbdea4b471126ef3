using IptActors.Engine.Commands;
using IptActors.Engine.History;

namespace IptActors.Engine.Courses;

/// <summary>What came of asking for the events of a course.</summary>
public abstract record HistoryReading
{
    private HistoryReading()
    {
    }

    /// <summary>The events.</summary>
    /// <param name="Events">In order of version, page by page. Enumerating throws <see cref="Journal.JournalUnavailableException"/> when the journal is lost on the way.</param>
    public sealed record Found(IAsyncEnumerable<CourseEventRecord> Events) : HistoryReading
    {
        /// <summary>Whether the caller sees them only because the course is open to them in an emergency; goes on record.</summary>
        public bool Emergency { get; init; }
    }

    /// <summary>Not shown.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(Refusal Refusal) : HistoryReading;
}
