using IptActors.Engine.Chain;

namespace IptActors.Engine.AccessLog;

/// <summary>An access as it stands in the log.</summary>
/// <param name="Position">Its place, from 1 without gaps.</param>
/// <param name="Entry">What happened.</param>
/// <param name="Hash">The link of the chain at this place, as stored (<see cref="AccessChain"/>).</param>
public sealed record RecordedAccess(long Position, AccessEntry Entry, EventHash Hash);
