using IptActors.Engine.Proofs.Keeping;

namespace IptActors.Engine.Proofs.InMemory;

/// <summary>Checkpoints that are forgotten when the process ends. For tests and trials.</summary>
public sealed class InMemoryLedger : ICheckpointLedger
{
    private string? _last;

    /// <inheritdoc/>
    public ValueTask<string?> FindLastAsync(CancellationToken cancellationToken) => new(Volatile.Read(ref _last));

    /// <inheritdoc/>
    public ValueTask AppendAsync(StoredCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _last, checkpoint.Note);
        return ValueTask.CompletedTask;
    }
}
