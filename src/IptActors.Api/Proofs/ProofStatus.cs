using System.Globalization;
using Google.Rpc;
using IptActors.Api.Errors;
using ErrorReason = IptActors.Contracts.V1.ErrorReason;

namespace IptActors.Api.Proofs;

/// <summary>Why there is no proof.</summary>
internal static class ProofStatus
{
    /// <summary>No entry of that name, or one of another clinic.</summary>
    public static Status NoEntry() => Statuses.Of(Code.NotFound, ErrorReason.NoSuchEntry, "The log has no such entry in your clinic.");

    /// <summary>Nothing was signed that reaches so far.</summary>
    public static Status NoCheckpoint(long size) => Statuses.Of(
            Code.Unavailable, ErrorReason.NotSignedYet, "No checkpoint reaches so far yet. One is signed every few seconds while there is something to sign.", ("min_size", Text(size)))
        .RetryAfter(TimeSpan.FromSeconds(2));

    /// <summary>The tree is smaller than what is asked for.</summary>
    public static Status BeyondTree(string field, long asked, long size) => Statuses.Of(
        Code.OutOfRange, ErrorReason.BeyondTree, $"{field}: expected {size} or less, the size of the newest checkpoint, found {asked}.", ("tree_size", Text(size)));

    /// <summary>The entry is stored and the tree does not have it.</summary>
    public static Status NotInTree(long position, long size) => Statuses.Of(
        Code.FailedPrecondition,
        ErrorReason.NotInTree,
        "The entry is not in the tree of this size: it is newer, or it was written behind the server's back. Ask for a larger tree, or verify the course.",
        ("position", Text(position)),
        ("tree_size", Text(size)));

    /// <summary>Rows of the tree are missing.</summary>
    public static Status Damaged(string detail) => Statuses.Of(
        Code.DataLoss, ErrorReason.TreeDamaged, $"The stored tree is not whole; the operator runs 'ipt audit verify'. {detail}");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
