using System.Numerics;

namespace IptActors.Engine.Proofs.Tree;

/// <summary>Leaves whose common hash is one entry of a proof: the <c>D[From:To]</c> of RFC 6962.</summary>
/// <param name="From">First leaf.</param>
/// <param name="To">The leaf after the last.</param>
public readonly record struct LeafRange(long From, long To)
{
    /// <summary>What an inclusion proof consists of (RFC 6962, 2.1.1): from the sibling of the leaf to the child of the root.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The leaf is not in a tree of this size.</exception>
    public static IReadOnlyList<LeafRange> OfInclusion(long leaf, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leaf);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(leaf, size);
        var ranges = new List<LeafRange>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var middle = Middle(from, to);
            if (leaf < middle)
            {
                ranges.Add(new LeafRange(middle, to));
                to = middle;
            }
            else
            {
                ranges.Add(new LeafRange(from, middle));
                from = middle;
            }
        }

        ranges.Reverse();
        return ranges;
    }

    /// <summary>What a consistency proof consists of (RFC 6962, 2.1.2); nothing when the older tree is empty or the same.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The older tree is the larger one.</exception>
    public static IReadOnlyList<LeafRange> OfConsistency(long olderSize, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(olderSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(olderSize, size);
        var ranges = new List<LeafRange>();
        if (olderSize == 0)
        {
            return ranges;
        }

        // The older tree's root need not be sent as long as the path to it has only turned left.
        var known = true;
        var (from, to) = (0L, size);
        while (olderSize != to)
        {
            var middle = Middle(from, to);
            if (olderSize <= middle)
            {
                ranges.Add(new LeafRange(middle, to));
                to = middle;
            }
            else
            {
                ranges.Add(new LeafRange(from, middle));
                from = middle;
                known = false;
            }
        }

        if (!known)
        {
            ranges.Add(new LeafRange(from, to));
        }

        ranges.Reverse();
        return ranges;
    }

    // The largest power of two smaller than the number of leaves goes to the left.
    private static long Middle(long from, long to) => from + (1L << BitOperations.Log2((ulong)(to - from - 1)));
}
