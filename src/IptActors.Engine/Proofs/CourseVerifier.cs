using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Journal;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Proofs;

/// <summary>Checks the whole record of one course as it is stored now: every hash of its chain, and every event's place in the signed tree.</summary>
/// <param name="journal">The events.</param>
/// <param name="log">The log of events with its tree.</param>
public sealed class CourseVerifier(ICourseJournal journal, ProofLog log)
{
    private const int PageSize = 256;

    /// <summary>Checks a course.</summary>
    /// <param name="course">Which.</param>
    /// <param name="knownVersion">Version that the course is known to have reached: events that are no longer there were removed. 0 when it is not known.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    public async ValueTask<CourseVerification> VerifyAsync(CourseKey course, long knownVersion, CancellationToken cancellationToken)
    {
        var chain = new ChainWalk(course);
        var position = 0L;
        IReadOnlyList<StoredEvent> page;
        List<IReadOnlyList<StoredEvent>> pages = [];
        do
        {
            page = await journal.ReadCourseAsync(course, chain.Version, PageSize, cancellationToken);
            foreach (var stored in page)
            {
                chain.Follow(stored);
                position = Math.Max(position, stored.Position);
            }

            pages.Add(page);
        }
        while (page.Count == PageSize);

        var checkpoint = await log.CoverAsync(position, cancellationToken);
        var fault = chain.Fault;
        if (fault is null && chain.Version < knownVersion)
        {
            // A chain that was cut is whole as far as it goes.
            fault = new CourseFault(
                CourseFaultKind.Removed, chain.Version + 1, $"Expected {knownVersion} events, which the course had when it was last written, found {chain.Version}. 'ipt audit verify' checks the whole log.");
        }

        try
        {
            for (var at = 0; at < pages.Count && fault is null; at++)
            {
                fault = await TreeAsync(pages[at], checkpoint, cancellationToken);
            }
        }
        catch (DamagedTreeException e)
        {
            fault = new CourseFault(CourseFaultKind.LogNotAsSigned, 0, e.Message);
        }

        fault ??= log.Alarm is { } alarm ? new CourseFault(CourseFaultKind.LogNotAsSigned, 0, alarm.Detail) : null;
        return new CourseVerification(chain.Version, chain.Head, checkpoint, fault);
    }

    private async ValueTask<CourseFault?> TreeAsync(IReadOnlyList<StoredEvent> events, StoredCheckpoint? checkpoint, CancellationToken cancellationToken)
    {
        var covered = events.TakeWhile(stored => stored.Position <= (checkpoint?.Position ?? 0)).ToList();
        var leaves = await log.Store.FindLeavesAsync([.. covered.Select(stored => stored.Position)], cancellationToken);
        var wanted = leaves.OfType<long>().Where(leaf => leaf < checkpoint!.Size).SelectMany(leaf => LeafRange.OfInclusion(leaf, checkpoint!.Size))
            .SelectMany(range => NodeId.Covering(range.From, range.To)).Select(TileId.Of).Distinct().ToList();
        var tiles = new FetchedTiles(wanted.Count == 0 ? [] : await log.Store.ReadAsync(wanted, cancellationToken));
        for (var at = 0; at < covered.Count; at++)
        {
            var stored = covered[at];
            if (leaves[at] is not { } leaf || leaf >= checkpoint!.Size)
            {
                return new CourseFault(CourseFaultKind.NotInLog, stored.Event.Version, $"The signed log has no entry at position {stored.Position}.");
            }

            var proof = await tiles.InclusionAsync(leaf, checkpoint.Size, cancellationToken);
            if (!MerkleProof.IsIncluded(JournalLog.LeafOf(stored).Hash, leaf, checkpoint.Size, checkpoint.Root, proof))
            {
                return new CourseFault(CourseFaultKind.Rewritten, stored.Event.Version, $"The signed log has another entry at position {stored.Position}.");
            }
        }

        return covered.Count == events.Count
            ? null
            : new CourseFault(CourseFaultKind.NotSignedYet, events[covered.Count].Event.Version, "No checkpoint reaches this event yet; one is signed every few seconds.");
    }

    /// <summary>Follows the chain and keeps the first fault.</summary>
    private sealed class ChainWalk(CourseKey course)
    {
        public EventHash Head { get; private set; } = HashChain.Start(course);

        public long Version { get; private set; }

        public CourseFault? Fault { get; private set; }

        public void Follow(StoredEvent stored)
        {
            var found = HashChain.Check(stored, Version, Head, out var hash);
            (Version, Head) = (stored.Event.Version, hash);
            if (Fault is null && found is not null)
            {
                Fault = new CourseFault(KindOf(found.Fault), found.Version, $"Expected {found.Expected}, found {found.Found}.");
            }
        }

        private static CourseFaultKind KindOf(ChainFault fault) => fault switch
        {
            ChainFault.VersionGap => CourseFaultKind.Removed,
            ChainFault.PreviousHashDiffers => CourseFaultKind.Replaced,
            ChainFault.HashDiffers => CourseFaultKind.Altered,
            _ => CourseFaultKind.Unreadable,
        };
    }

    /// <summary>Rows that were read for a whole page of events at once.</summary>
    private sealed class FetchedTiles(IEnumerable<Tile> tiles) : ITileReader
    {
        private readonly Dictionary<TileId, Tile> _tiles = tiles.ToDictionary(tile => tile.Id);

        public ValueTask<IReadOnlyList<Tile>> ReadAsync(IReadOnlyCollection<TileId> ids, CancellationToken cancellationToken) =>
            new([.. ids.Where(_tiles.ContainsKey).Select(id => _tiles[id])]);
    }
}
