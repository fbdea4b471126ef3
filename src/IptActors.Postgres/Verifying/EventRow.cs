using IptActors.Engine.Chain;
using IptActors.Engine.Journal;
using IptActors.Engine.Proofs;

namespace IptActors.Postgres.Verifying;

/// <summary>A row of <c>mt_events</c>, and what can be computed of it without any other.</summary>
/// <param name="Position">Where it stands.</param>
/// <param name="Walk">The course that its columns name.</param>
/// <param name="Event">The event; its bytes are those of the piece it was read from.</param>
internal sealed record EventRow(long Position, CourseWalk Walk, JournalEvent Event)
{
    private EventHash _leaf;

    /// <summary>The column <c>mt_dotnet_type</c>.</summary>
    public required string? DotNetType { get; init; }

    /// <summary>Whether the column <c>bdata</c> has anything.</summary>
    public required bool HasBinary { get; init; }

    /// <summary>The column <c>is_archived</c>; true also when it has nothing.</summary>
    public required bool IsArchived { get; init; }

    /// <summary>Its place in the chain of its course, once <see cref="Hash"/> was called; null when its columns name no course.</summary>
    public ChainLink? Link { get; private set; }

    /// <summary>Computes its hashes.</summary>
    public void Hash()
    {
        Link = Walk.Key is { } key ? ChainLink.Of(new StoredEvent(Position, key, Event)) : null;
        _leaf = Leaf(Link?.Stored);
    }

    /// <summary>The leaf that it makes with the hash that it was found to have.</summary>
    public EventHash LeafOf(EventHash? hash) => hash == Link?.Stored ? _leaf : Leaf(hash);

    private EventHash Leaf(EventHash? hash) => EventLeaf.Hash(Position, Walk.Clinic, Walk.Course, Event.Version, Event.Id, hash);
}
