using System.Globalization;
using System.Text;
using IptActors.Engine.Chain;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Proofs;

/// <summary>What a leaf of the log of access says: which entry stands at which place. Its hash stands for its content and, by the chain, for every entry before it.</summary>
public static class AccessLeaf
{
    /// <summary>First line of every leaf.</summary>
    public const string Form = "iptactors access leaf v1";

    /// <summary>The leaf's content.</summary>
    /// <param name="position">Place in the log.</param>
    /// <param name="clinic">Id of the clinic.</param>
    /// <param name="hash">Hash of the entry as stored, whatever is stored.</param>
    public static string Content(long position, string clinic, EventHash hash) =>
        string.Create(CultureInfo.InvariantCulture, $"{Form}\n{position}\n{clinic}\n{hash}\n");

    /// <summary>The leaf's hash.</summary>
    public static EventHash Hash(long position, string clinic, EventHash hash) => MerkleHash.OfLeaf(Encoding.UTF8.GetBytes(Content(position, clinic, hash)));
}
