using IptActors.Engine.Journal;

namespace IptActors.Engine.History;

/// <summary>A moment in the life of a course.</summary>
public abstract record AsOf
{
    private AsOf()
    {
    }

    /// <summary>Right after one of its events.</summary>
    /// <param name="Number">Version of that event; beyond the last, the course as it stands.</param>
    public sealed record Version(long Number) : AsOf;

    /// <summary>What the record said at a moment: events recorded later are left out, whenever they happened.</summary>
    /// <param name="At">The moment, included.</param>
    public sealed record Recorded(DateTimeOffset At) : AsOf;

    /// <summary>With all that stands up to a place among all events.</summary>
    /// <param name="Number">The place (<c>seq_id</c>), included; need not be one of this course.</param>
    public sealed record Position(long Number) : AsOf;

    internal bool Includes(StoredEvent stored) => this switch
    {
        Version v => stored.Event.Version <= v.Number,
        Recorded r => stored.Event.RecordedAt <= r.At,
        Position p => stored.Position <= p.Number,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
