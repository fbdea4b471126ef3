namespace IptActors.Engine.Proofs.Keeping;

/// <summary>Keeps the signed checkpoints apart from the database, so that a database that was put back shows.</summary>
public interface ICheckpointLedger
{
    /// <summary>The last note written; null when there is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">What is there is no checkpoint.</exception>
    ValueTask<string?> FindLastAsync(CancellationToken cancellationToken);

    /// <summary>Appends a note; durable when it returns.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    ValueTask AppendAsync(StoredCheckpoint checkpoint, CancellationToken cancellationToken);
}
