using IptActors.Engine.Chain;

namespace IptActors.Engine.Proofs.Tree;

/// <summary>
/// A tree that grows from its first leaf, of which only the roots of its whole subtrees are kept: at most one for each power of two. All
/// that is needed to append and to know the root.
/// </summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
public sealed class CompactRange
{
    private readonly List<(int Level, EventHash Hash)> _subtrees = [];

    /// <summary>Is told of the root of every whole subtree as it is completed, leaves and given subtrees too; null for nobody.</summary>
    public Action<int, EventHash>? Completed { get; init; }

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>Root of the tree as it stands (RFC 6962, 2.1).</summary>
    public EventHash Root
    {
        get
        {
            if (_subtrees.Count == 0)
            {
                return MerkleHash.Empty;
            }

            var root = _subtrees[^1].Hash;
            for (var at = _subtrees.Count - 2; at >= 0; at--)
            {
                root = MerkleHash.OfNode(_subtrees[at].Hash, root);
            }

            return root;
        }
    }

    /// <summary>A tree of its own that begins as this one; it tells nobody of subtrees.</summary>
    public CompactRange Clone()
    {
        var clone = new CompactRange { Size = Size };
        clone._subtrees.AddRange(_subtrees);
        return clone;
    }

    /// <summary>Appends a leaf.</summary>
    public void Append(EventHash leaf) => Append(0, leaf);

    /// <summary>Appends a whole subtree.</summary>
    /// <param name="level">It has <c>2^level</c> leaves.</param>
    /// <param name="hash">Its root.</param>
    /// <exception cref="ArgumentException">A subtree of this size cannot begin here.</exception>
    public void Append(int level, EventHash hash)
    {
        if (level is < 0 or > 62 || (Size & ((1L << level) - 1)) != 0)
        {
            throw new ArgumentException($"Expected a subtree that can begin at leaf {Size}, found one of 2^{level} leaves.", nameof(level));
        }

        Size += 1L << level;
        Completed?.Invoke(level, hash);
        while (_subtrees.Count > 0 && _subtrees[^1].Level == level)
        {
            hash = MerkleHash.OfNode(_subtrees[^1].Hash, hash);
            level++;
            _subtrees.RemoveAt(_subtrees.Count - 1);
            Completed?.Invoke(level, hash);
        }

        _subtrees.Add((level, hash));
    }
}
