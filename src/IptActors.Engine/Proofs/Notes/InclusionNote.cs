using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using IptActors.Engine.Chain;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Proofs.Notes;

/// <summary>That one leaf is in a log, as a file that is checked offline (C2SP tlog-proof): content of the leaf, its index, the proof and the signed checkpoint.</summary>
/// <param name="Leaf">Content of the leaf.</param>
/// <param name="Index">Its index in the tree.</param>
/// <param name="Hashes">The inclusion proof.</param>
/// <param name="Checkpoint">The signed checkpoint, as text.</param>
public sealed record InclusionNote(string Leaf, long Index, IReadOnlyList<EventHash> Hashes, string Checkpoint)
{
    private const string FirstLine = "c2sp.org/tlog-proof@v1";

    /// <summary>Reads the file; nothing is checked.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out InclusionNote? note)
    {
        note = null;
        var split = text.IndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || text[..split].Split('\n') is not [FirstLine, var extra, var index, .. var hashes])
        {
            return false;
        }

        if (extra.Split(' ') is not ["extra", var leaf] || index.Split(' ') is not ["index", var number]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || !TryDecode(leaf, out var content))
        {
            return false;
        }

        var path = new List<EventHash>();
        foreach (var line in hashes)
        {
            if (!TryDecode(line, out var hash) || hash.Length != EventHash.Size)
            {
                return false;
            }

            path.Add(MerkleHash.Read(hash));
        }

        note = new InclusionNote(Encoding.UTF8.GetString(content), at, path, text[(split + 2)..]);
        return true;
    }

    /// <summary>The file.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(FirstLine).Append('\n')
            .Append("extra ").Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(Leaf))).Append('\n')
            .Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Hashes)
        {
            text.Append(Convert.ToBase64String(hash.ToBytes())).Append('\n');
        }

        return text.Append('\n').Append(Checkpoint).ToString();
    }

    private static bool TryDecode(string encoded, out byte[] bytes)
    {
        bytes = new byte[encoded.Length];
        var good = Convert.TryFromBase64String(encoded, bytes, out var length);
        bytes = bytes[..length];
        return good;
    }
}
