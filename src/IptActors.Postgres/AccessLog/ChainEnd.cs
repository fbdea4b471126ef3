using IptActors.Engine.Chain;

namespace IptActors.Postgres.AccessLog;

/// <summary>Where the chain ends.</summary>
/// <param name="Position">Position of the last entry; 0 when there is none.</param>
/// <param name="Hash">Its hash.</param>
internal readonly record struct ChainEnd(long Position, EventHash Hash);
