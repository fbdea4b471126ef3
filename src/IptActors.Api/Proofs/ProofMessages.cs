using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using IptActors.Engine.Chain;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Tree;
using Wire = IptActors.Contracts.V1;

namespace IptActors.Api.Proofs;

/// <summary>Words checkpoints and hashes as they go over the wire.</summary>
internal static class ProofMessages
{
    /// <summary>A checkpoint.</summary>
    public static Wire.Checkpoint Of(StoredCheckpoint checkpoint, string origin) => new()
    {
        Origin = origin,
        Size = checkpoint.Size,
        Root = Of(checkpoint.Root),
        Position = checkpoint.Position,
        IssueTime = Timestamp.FromDateTimeOffset(checkpoint.IssuedAt),
        Note = checkpoint.Note,
    };

    /// <summary>A hash as its 32 bytes.</summary>
    public static ByteString Of(EventHash hash) => UnsafeByteOperations.UnsafeWrap(hash.ToBytes());

    /// <summary>How a course fails its check.</summary>
    public static Wire.CourseFault Of(CourseFaultKind? kind) => kind switch
    {
        null => Wire.CourseFault.Unspecified,
        CourseFaultKind.Altered => Wire.CourseFault.Altered,
        CourseFaultKind.Replaced => Wire.CourseFault.Replaced,
        CourseFaultKind.Removed => Wire.CourseFault.Removed,
        CourseFaultKind.Unreadable => Wire.CourseFault.Unreadable,
        CourseFaultKind.Rewritten => Wire.CourseFault.Rewritten,
        CourseFaultKind.NotInLog => Wire.CourseFault.NotInLog,
        CourseFaultKind.LogNotAsSigned => Wire.CourseFault.LogNotAsSigned,
        CourseFaultKind.NotSignedYet => Wire.CourseFault.NotSignedYet,
        _ => throw new System.Diagnostics.UnreachableException($"No word for {kind}."),
    };
}
