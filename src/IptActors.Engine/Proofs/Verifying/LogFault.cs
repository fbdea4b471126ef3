namespace IptActors.Engine.Proofs.Verifying;

/// <summary>One thing that is not as it was recorded and signed.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Where">What it was done to: an event with its course and version, a row, a checkpoint. Ids only, no content.</param>
/// <param name="Detail">What was expected and what was found.</param>
/// <param name="Position">Place in the log; null when it is not at one place.</param>
public sealed record LogFault(LogFaultKind Kind, string Where, string Detail, long? Position);
