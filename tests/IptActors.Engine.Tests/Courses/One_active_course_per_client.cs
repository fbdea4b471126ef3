using IptActors.Domain.Phases;
using IptActors.Engine.Commands;
using IptActors.Engine.Listings;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

/// <summary>Rule R14, held by the exclusive key of the list of courses.</summary>
public sealed class One_active_course_per_client : IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly CourseWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_second_course_is_refused_and_the_first_is_named()
    {
        await _world.AnsweredAsync(CourseWorld.Open("client-1"));

        var refused = Assert.IsType<CommandAnswer.Refused>(await _world.DoAsync(CourseWorld.Open("client-1"), course: CourseWorld.Key("c-2")));

        Assert.Equal(new Refusal.ClientHasActiveCourse(CourseWorld.Course.Course), refused.Refusal);
    }

    [Fact]
    public async Task Another_client_or_service_or_a_closed_course_is_not_in_the_way()
    {
        await _world.AnsweredAsync(CourseWorld.Open("client-1"));
        await _world.AnsweredAsync(CourseWorld.Open("client-2"), course: CourseWorld.Key("c-2"));
        await _world.AnsweredAsync(CourseWorld.Open("client-1") with { Service = "inpatients" }, course: CourseWorld.Key("c-3"));

        await _world.AnsweredAsync(new CloseCourse("not_assessed", null, null, null, null, null));
        await _world.AnsweredAsync(CourseWorld.Open("client-1"), course: CourseWorld.Key("c-4"));
    }

    [Fact]
    public async Task The_row_in_the_list_of_courses_follows_the_course()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var opened = _world.Clock.GetUtcNow();
        var first = await RowAsync();
        _world.Clock.Advance(TimeSpan.FromDays(1));
        await _world.AnsweredAsync(CourseWorld.Assign("ada", "sam"));
        var assigned = await RowAsync();
        _world.Clock.Advance(TimeSpan.FromDays(1));
        await _world.AnsweredAsync(CourseWorld.Remark("changes nothing in the row"));
        Assert.Equal(assigned, await RowAsync());
        await _world.AnsweredAsync(new CloseCourse("not_assessed", null, null, null, null, null));
        var closed = await RowAsync();

        Assert.Equal(("talking-therapies", "ipt-adult-16", "referral", false, null, opened, opened), (first.Service, first.Protocol, first.Phase, first.Suspended, first.Therapist, first.OpenedAt, first.UpdatedAt));
        Assert.Equal(("ada", "sam", opened.AddDays(1)), (assigned.Therapist, assigned.Supervisor, assigned.UpdatedAt));
        Assert.NotNull(assigned.ExclusiveKey);
        Assert.Equal(("closed", null, opened.AddDays(2), opened), (closed.Phase, closed.ExclusiveKey, closed.UpdatedAt, closed.OpenedAt));
    }

    private async Task<CourseListing> RowAsync() =>
        Assert.Single(await _world.Store.ListAsync(new CourseListingQuery(CourseWorld.Clinic, [], null, null, null, null, null, 10), Cancel));
}
