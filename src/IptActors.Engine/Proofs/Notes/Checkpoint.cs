using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using IptActors.Engine.Chain;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Proofs.Notes;

/// <summary>What a log says of itself and signs: so many leaves, this root (C2SP tlog-checkpoint). Two that do not fit together prove a forgery.</summary>
/// <param name="Origin">Which log: <c>iptactors/{uuid}/events</c>.</param>
/// <param name="Size">Leaves of the tree.</param>
/// <param name="Root">Its root.</param>
public sealed record Checkpoint(string Origin, long Size, EventHash Root)
{
    /// <summary>The text that is signed.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root.ToBytes())}\n");

    /// <summary>Reads the text of a note. Lines after the third are extensions of others and are left alone.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        if (!text.EndsWith('\n') || text[..^1].Split('\n') is not [{ Length: > 0 } origin, var sizeText, var rootText, ..])
        {
            return false;
        }

        var root = new byte[EventHash.Size + 1];
        if (!long.TryParse(sizeText, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size.ToString(CultureInfo.InvariantCulture) != sizeText
            || rootText.Length != 44
            || !Convert.TryFromBase64String(rootText, root, out var length)
            || length != EventHash.Size)
        {
            return false;
        }

        checkpoint = new Checkpoint(origin, size, MerkleHash.Read(root));
        return true;
    }
}
