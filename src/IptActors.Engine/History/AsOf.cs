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

    internal bool Includes(long version, DateTimeOffset recordedAt) => this switch
    {
        Version v => version <= v.Number,
        Recorded r => recordedAt <= r.At,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
