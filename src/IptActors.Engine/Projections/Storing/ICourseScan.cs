using IptActors.Engine.Journal;

namespace IptActors.Engine.Projections.Storing;

/// <summary>Reads all events course by course: what a rebuild folds, so that it needs one course at a time in memory.</summary>
public interface ICourseScan
{
    /// <summary>The events of every course up to a position, each course whole and in order of version, several courses to a list.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadCoursesAsync(long upToPosition, CancellationToken cancellationToken);
}
