using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Engine.Listings;

namespace IptActors.Compliance.Journal;

/// <summary>What appends do to the list of courses.</summary>
public abstract partial class CourseJournalCompliance
{
    private ICourseListings Listings => _open!.Listings;

    [Fact]
    public async Task A_course_is_listed_as_soon_as_its_append_is_committed()
    {
        var course = Sample.NewCourse();
        var listing = Sample.Listing(course, exclusiveKey: "client-1/adult");

        await CommitAsync(Sample.Append(course, 0, listing: listing));

        Assert.Equal([listing], await ListAsync(course.Clinic));
    }

    [Fact]
    public async Task A_listing_without_optional_values_is_read_back_so()
    {
        var course = Sample.NewCourse();
        var listing = Sample.Listing(course) with { Therapist = null, Supervisor = null, Suspended = true };

        await CommitAsync(Sample.Append(course, 0, listing: listing));

        Assert.Equal([listing], await ListAsync(course.Clinic));
    }

    [Fact]
    public async Task A_later_listing_replaces_the_earlier_and_an_append_without_one_leaves_it()
    {
        var course = Sample.NewCourse();
        await CommitAsync(Sample.Append(course, 0, listing: Sample.Listing(course)));
        var later = Sample.Listing(course) with { Phase = "middle", Therapist = "therapist-2", UpdatedAt = Sample.Event(9).RecordedAt };

        await CommitAsync(Sample.Append(course, 1, listing: later));
        await CommitAsync(Sample.Append(course, 2));

        Assert.Equal([later], await ListAsync(course.Clinic));
    }

    [Fact]
    public async Task An_append_that_conflicts_leaves_the_listing()
    {
        var course = Sample.NewCourse();
        var listing = Sample.Listing(course);
        await CommitAsync(Sample.Append(course, 0, listing: listing));

        await Journal.AppendAsync(Sample.Append(course, 0, listing: listing with { Phase = "ended" }), Cancel);

        Assert.Equal([listing], await ListAsync(course.Clinic));
    }

    [Fact]
    public async Task A_key_that_another_course_holds_is_refused_with_its_holder_and_nothing_is_written()
    {
        var clinic = Sample.NewClinic();
        var holder = await OpenWithKeyAsync(Sample.NewCourse(clinic));
        var second = Sample.NewCourse(clinic);

        var outcome = await Journal.AppendAsync(Sample.Append(second, 0, listing: Sample.Listing(second, Key)), Cancel);

        Assert.Equal(new AppendOutcome.ExclusiveKeyTaken(holder.Course), outcome);
        Assert.Empty(await Journal.ReadCourseAsync(second, 0, 10, Cancel));
        Assert.Equal([holder], (await ListAsync(clinic)).Select(l => l.Course));
    }

    [Fact]
    public async Task A_course_may_keep_its_own_key()
    {
        var course = await OpenWithKeyAsync(Sample.NewCourse());

        await CommitAsync(Sample.Append(course, 1, listing: Sample.Listing(course, Key) with { Phase = "middle" }));
    }

    [Fact]
    public async Task A_key_is_free_again_when_its_holder_gave_it_up()
    {
        var clinic = Sample.NewClinic();
        var first = await OpenWithKeyAsync(Sample.NewCourse(clinic));
        await CommitAsync(Sample.Append(first, 1, listing: Sample.Listing(first) with { Phase = "ended" }));

        await OpenWithKeyAsync(Sample.NewCourse(clinic));
    }

    [Fact]
    public async Task A_key_binds_within_its_clinic_only()
    {
        await OpenWithKeyAsync(Sample.NewCourse());
        await OpenWithKeyAsync(Sample.NewCourse());
    }

    [Fact]
    public async Task Of_many_courses_that_ask_for_one_key_at_the_same_moment_exactly_one_gets_it()
    {
        var clinic = Sample.NewClinic();
        var courses = Enumerable.Range(0, 20).Select(_ => Sample.NewCourse(clinic)).ToArray();

        var outcomes = await Task.WhenAll(courses.Select(
            course => Journal.AppendAsync(Sample.Append(course, 0, listing: Sample.Listing(course, Key)), Cancel).AsTask()));

        var holder = courses[Array.FindIndex(outcomes, outcome => outcome is AppendOutcome.Committed)];
        Assert.Equal(19, outcomes.Count(outcome => outcome == new AppendOutcome.ExclusiveKeyTaken(holder.Course)));
        Assert.Equal([holder], (await ListAsync(clinic)).Select(l => l.Course));
    }

    [Fact]
    public async Task A_writer_that_is_behind_hears_of_the_version_and_not_of_the_key()
    {
        var clinic = Sample.NewClinic();
        await OpenWithKeyAsync(Sample.NewCourse(clinic));
        var stale = Sample.NewCourse(clinic);
        await CommitAsync(Sample.Append(stale, 0));

        Assert.IsType<AppendOutcome.VersionConflict>(await Journal.AppendAsync(Sample.Append(stale, 0, listing: Sample.Listing(stale, Key)), Cancel));
    }

    [Fact]
    public async Task Courses_are_listed_by_id_page_by_page()
    {
        var clinic = Sample.NewClinic();
        foreach (var name in (string[])["b", "a-1", "a", "c-2", "a1"])
        {
            var course = Sample.Course(clinic, name);
            await CommitAsync(Sample.Append(course, 0, listing: Sample.Listing(course)));
        }

        var first = await Listings.ListAsync(Query(clinic) with { Limit = 3 }, Cancel);
        var second = await Listings.ListAsync(Query(clinic) with { Limit = 3, After = first[^1].Course.Course }, Cancel);

        Assert.Equal(["a", "a-1", "a1"], first.Select(l => l.Course.Course.Value));
        Assert.Equal(["b", "c-2"], second.Select(l => l.Course.Course.Value));
    }

    [Fact]
    public async Task Each_condition_restricts_the_list()
    {
        var clinic = Sample.NewClinic();
        await ListedAsync("plain", l => l);
        await ListedAsync("middle", l => l with { Phase = "middle" });
        await ListedAsync("ended", l => l with { Phase = "ended" });
        await ListedAsync("therapist", l => l with { Therapist = "therapist-2" });
        await ListedAsync("supervisor", l => l with { Supervisor = "supervisor-2" });
        await ListedAsync("service", l => l with { Service = "youth" });
        await ListedAsync("protocol", l => l with { Protocol = "ipt_a" });

        Assert.Equal(["ended", "middle"], await NamesAsync(Query(clinic) with { Phases = ["middle", "ended"] }));
        Assert.Equal(["therapist"], await NamesAsync(Query(clinic) with { Therapist = "therapist-2" }));
        Assert.Equal(["supervisor"], await NamesAsync(Query(clinic) with { Supervisor = "supervisor-2" }));
        Assert.Equal(["service"], await NamesAsync(Query(clinic) with { Service = "youth" }));
        Assert.Equal(["protocol"], await NamesAsync(Query(clinic) with { Protocol = "ipt_a" }));
        Assert.Empty(await NamesAsync(Query(clinic) with { Protocol = "ipt_a", Service = "youth" }));
        Assert.Equal(7, (await NamesAsync(Query(clinic))).Count());

        async Task ListedAsync(string name, Func<CourseListing, CourseListing> change)
        {
            var course = Sample.Course(clinic, name);
            await CommitAsync(Sample.Append(course, 0, listing: change(Sample.Listing(course))));
        }
    }

    private const string Key = "client-1/adult";

    private static CourseListingQuery Query(ClinicId clinic) => new(clinic, [], null, null, null, null, null, 1000);

    private async Task<CourseKey> OpenWithKeyAsync(CourseKey course)
    {
        await CommitAsync(Sample.Append(course, 0, listing: Sample.Listing(course, Key)));
        return course;
    }

    private async Task<IReadOnlyList<CourseListing>> ListAsync(ClinicId clinic) => await Listings.ListAsync(Query(clinic), Cancel);

    private async Task<IEnumerable<string>> NamesAsync(CourseListingQuery query) =>
        (await Listings.ListAsync(query, Cancel)).Select(l => l.Course.Course.Value);
}
