namespace IptActors.Engine.AccessLog;

/// <summary>Reads the log of access.</summary>
/// <remarks>Every member throws <see cref="Journal.JournalUnavailableException"/> when the store cannot be read.</remarks>
public interface IAccessRecords
{
    /// <summary>Entries of a clinic that match, the newest first.</summary>
    ValueTask<IReadOnlyList<RecordedAccess>> ListAsync(AccessQuery query, CancellationToken cancellationToken);

    /// <summary>Entries of all clinics in the order of their positions.</summary>
    /// <param name="afterPosition">Entries of a greater position; 0 from the start.</param>
    /// <param name="maxCount">At most so many; 1 or more.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    ValueTask<IReadOnlyList<RecordedAccess>> ReadAllAsync(long afterPosition, int maxCount, CancellationToken cancellationToken);

    /// <summary>Position of the last entry; 0 when there is none.</summary>
    ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken);
}
