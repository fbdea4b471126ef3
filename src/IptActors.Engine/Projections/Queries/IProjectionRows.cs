using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Queries;

/// <summary>Reads the rows of projections.</summary>
/// <remarks>Safe for use by many threads at once. Every member throws <see cref="Journal.JournalUnavailableException"/> while the store is away.</remarks>
public interface IProjectionRows
{
    /// <summary>Rows that match, in the order asked for.</summary>
    ValueTask<IReadOnlyList<TRow>> ListAsync<TRow>(ProjectionTable<TRow> table, RowQuery query, CancellationToken cancellationToken)
        where TRow : class, ICourseRow, IEquatable<TRow>;

    /// <summary>Rows that match counted and added up by group; order, mark and limit of the query do not matter.</summary>
    /// <param name="table">The table.</param>
    /// <param name="query">Which rows.</param>
    /// <param name="by">Text columns to group by; empty for one group of all.</param>
    /// <param name="sums">Columns to add up: numbers, or yes-or-no columns to count where yes.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <param name="countCourses">Whether to count the courses that rows are of; costs a sort.</param>
    ValueTask<IReadOnlyList<RowGroup>> GroupAsync(
        ProjectionTable table, RowQuery query, IReadOnlyList<string> by, IReadOnlyList<string> sums, CancellationToken cancellationToken, bool countCourses = false);
}

/// <summary>A group of rows.</summary>
/// <param name="By">Values of the columns grouped by; null where rows have none.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sums">Sums in the order asked for; a row without a value adds nothing.</param>
/// <param name="Courses">Of how many courses they are; null when it was not asked for.</param>
public sealed record RowGroup(IReadOnlyList<string?> By, long Rows, IReadOnlyList<long> Sums, long? Courses = null);
