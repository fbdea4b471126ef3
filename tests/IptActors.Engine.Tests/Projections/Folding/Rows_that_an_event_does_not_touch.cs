using IptActors.Compliance.Projections;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Engine.Codec;
using IptActors.Engine.Journal;
using IptActors.Engine.Journal.InMemory;
using IptActors.Engine.Projections;
using IptActors.Engine.Projections.Folding;

namespace IptActors.Engine.Tests.Projections.Folding;

public sealed class Rows_that_an_event_does_not_touch
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public async Task Are_those_that_a_fold_of_the_whole_course_gives(int seed)
    {
        var projections = new ProjectionSet(AllProjections.Create());
        var untouched = new HashSet<string>();
        foreach (var course in (await EventsAsync(seed)).GroupBy(stored => stored.Course))
        {
            var fold = CourseFold.Before(course.Key, BuiltInCatalog.Instance, projections);
            foreach (var stored in course)
            {
                var failures = new FoldFailures(projections.Count);
                var after = fold.With(EventCodec.Default.Decode(stored), projections, failures);
                var parts = ChangedParts.Between(fold.State, after.State);
                for (var slot = 0; slot < projections.Count; slot++)
                {
                    if (projections.IsUntouched(slot, fold, after, parts))
                    {
                        untouched.Add(projections[slot].Name);
                        Assert.True(Same(projections, slot, fold, after), $"{projections[slot].Name} takes no notice of {stored.Event.Type} ({parts}), which changes its rows.");
                    }
                }

                Assert.False(failures.Any);
                fold = after;
            }
        }

        // A rule that was never used says nothing; the summary has the version of the course, which every event changes.
        Assert.Equal(AllProjections.Create().Select(projection => projection.Name).Where(name => name != "course_summary").Order(), untouched.Order());
    }

    [Fact]
    public void No_part_of_a_course_is_forgotten()
    {
        var parts = typeof(CourseState).GetProperties().Where(property => property.CanWrite && property.GetMethod!.IsPublic && !property.GetMethod.IsStatic).Select(property => property.Name).ToList();
        var named = Enum.GetNames<CourseParts>();

        Assert.All(parts, part => Assert.True(part is nameof(CourseState.Version) or nameof(CourseState.LastRecordedAt) || named.Contains(part), $"{part} has no place in {nameof(CourseParts)}."));
    }

    [Fact]
    public void Samples_touch_the_summary_alone() =>
        Assert.Equal(["course_summary"], AllProjections.Create().Where(projection => (projection.Reads & (CourseParts.Progress | CourseParts.Samples)) != CourseParts.None).Select(projection => projection.Name));

    private static async Task<IReadOnlyList<StoredEvent>> EventsAsync(int seed)
    {
        var journal = new InMemoryCourseJournal();
        await using (var courses = new RandomCourses(journal, seed))
        {
            await courses.LiveAsync(700, Cancel);
        }

        return await journal.ReadAllAsync(0, 10_000, Cancel);
    }

    // Both are made from nothing here.
    private static bool Same(ProjectionSet projections, int slot, CourseFold before, CourseFold after)
    {
        var changes = projections[slot].Tables.Select(table => table.NewChanges()).ToList();
        projections.Rows(slot, after).Diff(projections.Rows(slot, before), changes);
        return changes.All(change => change.IsEmpty);
    }
}
