namespace IptActors.Engine.Proofs.Keeping;

/// <summary>When a tree is written and signed.</summary>
public sealed record KeeperOptions
{
    /// <summary>A checkpoint is signed at the latest so long after a leaf was appended. Default 10 s.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A checkpoint is signed at the latest after so many leaves. 1 or more, default 50,000.</summary>
    public int CheckpointEvery { get; init; } = 50_000;

    /// <summary>Leaves read and written at a time. 1 or more, default 4096.</summary>
    public int BatchSize { get; init; } = 4096;

    /// <summary>Pause between two writes when there is no backlog, so that leaves gather: each write renews the rows at the right edge. Default 100 ms.</summary>
    public TimeSpan GatheringPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Pause before trying again when the store is away or another process keeps the tree. Default 1 s.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);
}
