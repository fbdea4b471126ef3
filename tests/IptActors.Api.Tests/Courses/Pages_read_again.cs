using IptActors.Api.Access;
using IptActors.Api.Courses;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Api.Tests.Courses;

public sealed class Pages_read_again
{
    private static readonly CourseKey Course = new(ClinicId.Parse("north"), CourseId.Parse("c1"));
    private static readonly DateOnly Today = new(2026, 3, 2);

    private readonly RecentPages _pages = new(new CoursePage());

    [Fact]
    public void The_same_state_is_worded_once_from_the_second_time_on()
    {
        var state = At(1);
        var first = Read(state);

        var second = Read(state);

        Assert.Equal(first, second);
        Assert.Same(second, Read(state));
    }

    [Fact]
    public void A_state_that_changed_is_never_answered_with_an_older_page()
    {
        var before = At(1);
        Read(before);
        Read(before);

        Assert.Equal(2, Read(At(2)).Version);
        Assert.Equal(2, Read(At(2)).Version);
        Assert.Equal(1, Read(before).Version);
    }

    [Fact]
    public void Levels_of_detail_and_days_are_kept_apart()
    {
        var state = At(1);
        var full = Enumerable.Range(0, 3).Select(_ => Read(state)).Last();
        var status = Enumerable.Range(0, 3).Select(_ => _pages.Of(Course, state, BuiltInCatalog.Instance, Today, CourseDetail.Status)).Last();
        var tomorrow = Enumerable.Range(0, 3).Select(_ => _pages.Of(Course, state, BuiltInCatalog.Instance, Today.AddDays(1), CourseDetail.Full)).Last();

        Assert.NotEmpty(full.Checklist);
        Assert.Empty(status.Checklist);
        Assert.NotSame(full, tomorrow);
    }

    [Fact]
    public void However_many_courses_are_read_pages_stay_right()
    {
        for (var round = 0; round < 3; round++)
        {
            for (var course = 0; course < 10_000; course++)
            {
                var key = new CourseKey(Course.Clinic, CourseId.Parse($"c{course}"));
                var page = _pages.Of(key, At(course + 1), BuiltInCatalog.Instance, Today, CourseDetail.Status);
                Assert.Equal((key.ToString(), course + 1L), (page.Name, page.Version));
            }
        }
    }

    private Contracts.V1.Course Read(CourseState state) => _pages.Of(Course, state, BuiltInCatalog.Instance, Today, CourseDetail.Full);

    private static CourseState At(long version) => CourseDecider.Evolve(
        CourseState.Unopened,
        new RecordedEvent(
            version,
            new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
            new Domain.Referrals.CourseOpened("client-1", "talking-therapies", "ipt-adult-16", new DateOnly(2026, 3, 1), "gp", null, null, null, null)));
}
