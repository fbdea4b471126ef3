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
/// Safe for use by many threads at once. Keeps one page for a course and level of detail, from the second time on that the same is asked
/// for: most courses are looked at once between two changes. Two generations bound it: when the younger is full it becomes the older,
/// and what was not asked for since is forgotten.
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
        if (!younger.TryGetValue(place, out var known) && Volatile.Read(ref _older).TryGetValue(place, out known))
        {
            Keep(younger, place, known);
        }

        if (known is null || !known.IsOf(state, catalog, today))
        {
            Keep(younger, place, new Page(state, catalog, today));
            return page.Of(key, state, catalog, today, detail);
        }

        return known.Worded ??= page.Of(key, state, catalog, today, detail);
    }

    private void Keep(ConcurrentDictionary<(CourseKey Course, CourseDetail Detail), Page> younger, (CourseKey Course, CourseDetail Detail) place, Page asked)
    {
        younger[place] = asked;
        if (Interlocked.Increment(ref _added) == Generation)
        {
            Volatile.Write(ref _older, younger);
            Volatile.Write(ref _younger, new ConcurrentDictionary<(CourseKey, CourseDetail), Page>());
            Volatile.Write(ref _added, 0);
        }
    }

    private sealed class Page(CourseState state, ClinicalCatalog catalog, DateOnly today)
    {
        // Two readers at once may both word it; either page will do.
        public Wire.Course? Worded { get; set; }

        public bool IsOf(CourseState asked, ClinicalCatalog by, DateOnly day) =>
            ReferenceEquals(state, asked) && ReferenceEquals(catalog, by) && today == day;
    }
}
