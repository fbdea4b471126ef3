using System.Numerics;

namespace IptActors.Engine.Proofs.Tree;

/// <summary>A whole subtree: the leaves <c>[Index · 2^Level, (Index + 1) · 2^Level)</c>. Its hash never changes once they are all there.</summary>
/// <param name="Level">0 for a leaf.</param>
/// <param name="Index">Place among the subtrees of its level, from 0.</param>
public readonly record struct NodeId(int Level, long Index)
{
    /// <summary>
    /// The whole subtrees that some leaves fall apart into, from left to right: each time the largest that begins at a multiple of
    /// its own size and does not reach beyond the end. At most two for each level.
    /// </summary>
    /// <param name="from">First leaf.</param>
    /// <param name="to">The leaf after the last; equal to <paramref name="from"/> for none.</param>
    public static IEnumerable<NodeId> Covering(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return Decompose(from, to);
    }

    private static IEnumerable<NodeId> Decompose(long from, long to)
    {
        while (from < to)
        {
            var aligned = from == 0 ? 62 : BitOperations.TrailingZeroCount(from);
            var level = Math.Min(aligned, BitOperations.Log2((ulong)(to - from)));
            yield return new NodeId(level, from >> level);
            from += 1L << level;
        }
    }
}
