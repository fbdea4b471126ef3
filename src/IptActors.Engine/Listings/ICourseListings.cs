namespace IptActors.Engine.Listings;

/// <summary>Reads the list of courses.</summary>
public interface ICourseListings
{
    /// <summary>Rows that match, ordered by course id.</summary>
    /// <exception cref="Journal.JournalUnavailableException">The store cannot be read now.</exception>
    ValueTask<IReadOnlyList<CourseListing>> ListAsync(CourseListingQuery query, CancellationToken cancellationToken);
}
