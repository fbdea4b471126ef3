using System.Collections.Concurrent;
using IptActors.Api.Access;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using Wire = IptActors.Contracts.V1;

namespace IptActors.Api.Courses;

/// <summary>
/// The pages of the courses that were read last, so that a course that is read again unchanged is not worded again. A page is given out
/// only for the very state it was made of; whoever may read decides before.
/// </summary>
/// <remarks>
/// Safe for use by many threads at once. Keeps one page for a course and level of detail. Two generations bound it: when the
/// younger is full it becomes the older, and what was not asked for since is forgotten.
/// </remarks>
internal sealed class RecentPages(CoursePage page)
{
    private const int Generation = 4096;

    private ConcurrentDictionary<(CourseKey Course, CourseDetail Detail), Page> _younger = new();
    private ConcurrentDictionary<(CourseKey Course, CourseDetail Detail), Page> _older = new();
    private int _added;

    /// <inheritdoc cref="CoursePage.Of"/>
    /// <returns>Shared with others: not to be changed.</returns>
    public Wire.Course Of(CourseKey key, CourseState state, ClinicalCatalog catalog, DateOnly today, CourseDetail detail)
    {
        var younger = Volatile.Read(ref _younger);
        var place = (key, detail);
        if (younger.TryGetValue(place, out var known) && known.IsOf(state, catalog, today))
        {
            return known.Worded;
        }

        if (!Volatile.Read(ref _older).TryGetValue(place, out known) || !known.IsOf(state, catalog, today))
        {
            known = new Page(state, catalog, today, page.Of(key, state, catalog, today, detail));
        }

        younger[place] = known;
        if (Interlocked.Increment(ref _added) == Generation)
        {
            Volatile.Write(ref _older, younger);
            Volatile.Write(ref _younger, new ConcurrentDictionary<(CourseKey, CourseDetail), Page>());
            Volatile.Write(ref _added, 0);
        }

        return known.Worded;
    }

    private sealed record Page(CourseState State, ClinicalCatalog Catalog, DateOnly Today, Wire.Course Worded)
    {
        public bool IsOf(CourseState state, ClinicalCatalog catalog, DateOnly today) =>
            ReferenceEquals(State, state) && ReferenceEquals(Catalog, catalog) && Today == today;
    }
}
