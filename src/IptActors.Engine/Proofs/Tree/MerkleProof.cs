using IptActors.Engine.Chain;

namespace IptActors.Engine.Proofs.Tree;

/// <summary>Checks proofs by the algorithms of RFC 9162, 2.1.3.2 and 2.1.4.2. Pure: all an auditor needs besides SHA-256.</summary>
public static class MerkleProof
{
    /// <summary>Whether a leaf is the one at its place in a tree.</summary>
    /// <param name="leaf">Hash of the leaf.</param>
    /// <param name="index">Its index, from 0.</param>
    /// <param name="size">Leaves of the tree.</param>
    /// <param name="root">Root of the tree.</param>
    /// <param name="proof">From the leaf's sibling to the root's child.</param>
    public static bool IsIncluded(EventHash leaf, long index, long size, EventHash root, IReadOnlyList<EventHash> proof)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (node, last) = (index, size - 1);
        var hash = leaf;
        foreach (var sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleHash.OfNode(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                hash = MerkleHash.OfNode(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether a tree is an older one with leaves appended: none altered, removed, inserted or moved.</summary>
    /// <param name="olderSize">Leaves of the older tree; every tree continues the empty one.</param>
    /// <param name="olderRoot">Its root.</param>
    /// <param name="size">Leaves of the tree.</param>
    /// <param name="root">Its root.</param>
    /// <param name="proof">As <see cref="LeafRange.OfConsistency"/> orders it.</param>
    public static bool IsContinued(long olderSize, EventHash olderRoot, long size, EventHash root, IReadOnlyList<EventHash> proof)
    {
        if (olderSize < 0 || olderSize > size)
        {
            return false;
        }

        if (olderSize == 0 || olderSize == size)
        {
            return proof.Count == 0 && (olderSize == size ? olderRoot == root : olderRoot == MerkleHash.Empty);
        }

        // A power of two is a whole subtree of the larger tree: its root starts the proof without being sent.
        var path = (olderSize & (olderSize - 1)) == 0 ? [olderRoot, .. proof] : proof;
        if (path.Count == 0)
        {
            return false;
        }

        var (node, last) = (olderSize - 1, size - 1);
        while ((node & 1) == 1)
        {
            (node, last) = (node >> 1, last >> 1);
        }

        var (older, newer) = (path[0], path[0]);
        for (var at = 1; at < path.Count; at++)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                older = MerkleHash.OfNode(path[at], older);
                newer = MerkleHash.OfNode(path[at], newer);
                while ((node & 1) == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                newer = MerkleHash.OfNode(newer, path[at]);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && older == olderRoot && newer == root;
    }
}
