namespace IptActors.Engine.Proofs.Verifying;

/// <summary>What a check of one log found.</summary>
/// <param name="Log">Name of the log.</param>
/// <param name="Origin">Its name for the world; empty when the log was never begun.</param>
/// <param name="Entries">Entries looked at.</param>
/// <param name="Covered">Of those, how many a trusted checkpoint covers.</param>
/// <param name="Checkpoints">Checkpoints looked at.</param>
/// <param name="Faults">The first faults, at most <see cref="FaultList.Kept"/>, in the order of the log.</param>
/// <param name="FaultCount">All faults.</param>
public sealed record LogReport(string Log, string Origin, long Entries, long Covered, int Checkpoints, IReadOnlyList<LogFault> Faults, long FaultCount)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => FaultCount == 0;
}
