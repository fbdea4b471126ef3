using IptActors.Domain.Catalog;
using IptActors.Domain.Phases;
using IptActors.Engine.Courses;
using IptActors.Engine.Projections;
using IptActors.Engine.Projections.CourseSummaries;
using IptActors.Engine.Projections.Due;
using IptActors.Engine.Projections.InMemory;
using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Rebuilding;
using IptActors.Engine.Projections.Rows;
using IptActors.Engine.Projections.Running;
using IptActors.Engine.Projections.Watching;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Compliance.Projections;

/// <summary>What every store of projections must do under the runner. Inherit it and say how to open the store.</summary>
public abstract class ProjectionCompliance : IAsyncLifetime
{
    private static readonly ProjectionOptions Quick = new() { ControlInterval = TimeSpan.FromMilliseconds(20), GatheringPause = TimeSpan.FromMilliseconds(1), BatchSize = 7, CoursesInMemory = 3 };

    private readonly BrittleProjection _brittle = new();
    private ProjectionsUnderTest? _open;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ProjectionsUnderTest Open => _open!;

    /// <summary>Opens an empty store over an empty journal.</summary>
    protected abstract ValueTask<ProjectionsUnderTest> OpenAsync();

    public async ValueTask InitializeAsync() => _open = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_open is not null)
        {
            await _open.Close();
        }

        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Live_rows_are_those_of_a_cold_fold_at_random_positions_however_often_the_runner_is_killed(int seed)
    {
        var random = new Random(seed);
        await using var courses = new RandomCourses(Open.Journal, seed);
        var runner = Start(AllProjections.Create());
        for (var round = 0; round < 6; round++)
        {
            var living = courses.LiveAsync(random.Next(40, 80), Cancel);
            if (random.Next(2) == 0)
            {
                await runner.DisposeAsync();
                runner = Start(AllProjections.Create());
            }

            await living;
            var head = await Open.Journal.ReadHeadAsync(Cancel);
            await CaughtUpAsync(runner, head);

            // Folded anew from nothing, as of this position.
            var cold = new InMemoryProjectionStore();
            await using var fresh = Start(AllProjections.Create(), cold);
            await CaughtUpAsync(fresh, head);
            await AssertSameAsync(cold);
        }

        await EveryTableHasRowsAsync();

        await runner.DisposeAsync();
    }

    [Fact]
    public async Task A_rebuild_finds_the_live_rows_as_they_should_be_and_takes_their_place_while_events_come()
    {
        await using var courses = new RandomCourses(Open.Journal, 11);
        await courses.LiveAsync(60, Cancel);
        await using var runner = Start(AllProjections.Create());
        var desk = new ProjectionDesk(runner);
        await CaughtUpAsync(runner, await Open.Journal.ReadHeadAsync(Cancel));

        Assert.True(await desk.RebuildAsync(runner.Projections, Cancel));
        await courses.LiveAsync(60, Cancel);
        var rebuilt = await UntilAsync(desk, report => report.Projections.All(projection => projection.Status.Rebuild is { State: RebuildState.Switched }));

        Assert.All(rebuilt.Projections, projection =>
        {
            var comparison = projection.Status.Rebuild!.Comparison!;
            Assert.Equal((0, comparison.LiveHash), (comparison.DifferingRows, comparison.ShadowHash));
        });
        await courses.LiveAsync(20, Cancel);
        var head = await Open.Journal.ReadHeadAsync(Cancel);
        await CaughtUpAsync(runner, head);
        var cold = new InMemoryProjectionStore();
        await using var fresh = Start(AllProjections.Create(), cold);
        await CaughtUpAsync(fresh, head);
        await AssertSameAsync(cold);
    }

    [Fact]
    public async Task A_rebuild_that_is_interrupted_leaves_the_live_rows_and_is_begun_anew_by_the_next_process()
    {
        await using var courses = new RandomCourses(Open.Journal, 13);
        await courses.LiveAsync(80, Cancel);
        var head = await Open.Journal.ReadHeadAsync(Cancel);
        var first = Start(AllProjections.Create());
        await CaughtUpAsync(first, head);
        var cold = new InMemoryProjectionStore();
        await using var fresh = Start(AllProjections.Create(), cold);
        await CaughtUpAsync(fresh, head);

        Assert.True(await new ProjectionDesk(first).RebuildAsync(first.Projections, Cancel));
        await UntilAsync(new ProjectionDesk(first), report => report.Projections.All(projection => projection.Status.Rebuild is not null));
        await first.DisposeAsync();
        await AssertSameAsync(cold);

        await using var second = Start(AllProjections.Create());
        var desk = new ProjectionDesk(second);
        await UntilAsync(desk, report => report.Projections.All(projection => projection.Status.Rebuild is { State: RebuildState.Switched } && !projection.Status.RebuildRequested));
        await AssertSameAsync(cold);
    }

    [Fact]
    public async Task A_rebuild_that_is_taken_back_leaves_the_live_rows_and_can_be_asked_for_again()
    {
        await using var courses = new RandomCourses(Open.Journal, 14);
        await courses.LiveAsync(60, Cancel);
        var runner = Start(AllProjections.Create());
        await CaughtUpAsync(runner, await Open.Journal.ReadHeadAsync(Cancel));
        await runner.DisposeAsync();

        // Nobody runs it, so that it is still asked for when it is taken back.
        Assert.True(await Open.Store.RequestRebuildAsync(["due", "attendance"], Cancel));
        Assert.True(await Open.Store.CancelRebuildAsync("due", Cancel));
        Assert.False(await Open.Store.CancelRebuildAsync("due", Cancel));
        Assert.True(await Open.Store.RequestRebuildAsync(["due"], Cancel));

        await using var next = Start(AllProjections.Create());
        await UntilAsync(new ProjectionDesk(next), report => report.Projections.Where(projection => projection.Projection.Name is "due" or "attendance").All(projection => projection.Status.Rebuild is { State: RebuildState.Switched }));
    }

    [Fact]
    public async Task A_rebuild_asked_for_twice_is_refused_and_leaves_the_first()
    {
        await using var runner = Start(AllProjections.Create());
        await UntilAsync(new ProjectionDesk(runner), report => report.RunsHere);

        // Nobody runs it now, so that the first request stays.
        await runner.DisposeAsync();
        Assert.True(await Open.Store.RequestRebuildAsync(["course_summary"], Cancel));
        Assert.False(await Open.Store.RequestRebuildAsync(["due", "course_summary"], Cancel));

        var statuses = await Open.Store.ReadStatusAsync(AllProjections.Create(), Cancel);
        Assert.Equal(["course_summary"], statuses.Where(status => status.RebuildRequested).Select(status => status.Name));
    }

    [Fact]
    public async Task A_fold_that_fails_stops_its_projection_alone_right_before_the_event_and_goes_on_when_mended()
    {
        await using var courses = new RandomCourses(Open.Journal, 5);
        await using var runner = Start([CourseSummaryProjection.Instance, _brittle]);
        var desk = new ProjectionDesk(runner);
        await courses.DoAsync(1, RandomCourses.Open(1), Cancel);
        var before = await Open.Journal.ReadHeadAsync(Cancel);
        await courses.DoAsync(1, new SuspendCourse("illness", null, null), Cancel);
        await courses.DoAsync(2, RandomCourses.Open(2), Cancel);
        var head = await Open.Journal.ReadHeadAsync(Cancel);

        var stopped = await UntilAsync(desk, report => report.Projections.Any(projection => projection.Status.Failed is not null));
        await runner.WaitForAsync(CourseSummaryProjection.Instance, head, Cancel);

        var status = stopped.Projections.Single(projection => projection.Projection == _brittle).Status;
        var culprit = (await Open.Journal.ReadAllAsync(before, 1, Cancel))[0];
        Assert.Equal((before, culprit.Position, culprit.Event.Id, "course_suspended", nameof(InvalidDataException)), (status.Position, status.Failed!.Position, status.Failed.EventId, status.Failed.Type, status.Failed.Error));

        _brittle.Mended = true;
        await desk.SetPausedAsync(_brittle, paused: false, Cancel);
        await runner.WaitForAsync(_brittle, head, Cancel);
        Assert.Equal([2, 1], (await Open.Rows.ListAsync(BrittleProjection.Table, new RowQuery(RandomCourses.Clinic), Cancel)).Select(row => row.Events));
    }

    [Fact]
    public async Task Rows_that_the_store_refuses_stop_their_projection_alone_and_fail_its_rebuild()
    {
        await using var courses = new RandomCourses(Open.Journal, 15);
        var doubling = new DoublingProjection();
        await using var runner = Start([CourseSummaryProjection.Instance, doubling]);
        var desk = new ProjectionDesk(runner);
        await courses.DoAsync(1, RandomCourses.Open(1), Cancel);
        await courses.DoAsync(1, new SuspendCourse("illness", null, null), Cancel);
        await courses.DoAsync(2, RandomCourses.Open(2), Cancel);
        var head = await Open.Journal.ReadHeadAsync(Cancel);

        var stopped = await UntilAsync(desk, report => report.Projections.Any(projection => projection.Status.Failed is not null));
        await runner.WaitForAsync(CourseSummaryProjection.Instance, head, Cancel);
        Assert.Equal(["course_suspended"], stopped.Projections.Where(projection => projection.Status.Failed is not null).Select(projection => projection.Status.Failed!.Type));

        Assert.True(await desk.RebuildAsync([doubling], Cancel));
        var rebuilt = await UntilAsync(desk, report => report.Projections.Any(projection => projection.Status is { RebuildRequested: false, Rebuild: not null }));
        var rebuild = rebuilt.Projections.Single(projection => projection.Projection == doubling).Status.Rebuild!;
        Assert.Equal(RebuildState.Failed, rebuild.State);
        Assert.Contains("suspension", rebuild.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_projection_stands_and_the_others_go_on()
    {
        await using var courses = new RandomCourses(Open.Journal, 6);
        _brittle.Mended = true;
        await using var runner = Start([CourseSummaryProjection.Instance, _brittle]);
        var desk = new ProjectionDesk(runner);
        await courses.DoAsync(1, RandomCourses.Open(1), Cancel);
        await CaughtUpAsync(runner, await Open.Journal.ReadHeadAsync(Cancel));
        await desk.SetPausedAsync(_brittle, paused: true, Cancel);
        await UntilAsync(desk, report => report.Projections.Any(projection => projection.Status.Paused));
        await Task.Delay(Quick.ControlInterval * 5, Cancel);

        await courses.DoAsync(2, RandomCourses.Open(2), Cancel);
        var head = await Open.Journal.ReadHeadAsync(Cancel);
        await runner.WaitForAsync(CourseSummaryProjection.Instance, head, Cancel);
        Assert.True(await runner.PositionAsync(_brittle, Cancel) < head);

        await desk.SetPausedAsync(_brittle, paused: false, Cancel);
        await runner.WaitForAsync(_brittle, head, Cancel);
    }

    [Fact]
    public async Task Another_process_takes_over_where_the_first_one_stopped()
    {
        await using var courses = new RandomCourses(Open.Journal, 7);
        var first = Start(AllProjections.Create());
        await UntilAsync(new ProjectionDesk(first), report => report.RunsHere);
        await using var second = Start(AllProjections.Create());
        await courses.LiveAsync(20, Cancel);
        await CaughtUpAsync(second, await Open.Journal.ReadHeadAsync(Cancel));
        Assert.False(second.Leads);

        await first.DisposeAsync();
        await courses.LiveAsync(20, Cancel);
        await CaughtUpAsync(second, await Open.Journal.ReadHeadAsync(Cancel));

        Assert.True(second.Leads);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("course", true)]
    [InlineData("updated_at", true)]
    [InlineData("next_due_on", false)]
    [InlineData("next_due_on", true)]
    [InlineData("open_risk_reviews", true)]
    public async Task Pages_hold_every_row_once_in_order(string? orderBy, bool descending)
    {
        await using var courses = new RandomCourses(Open.Journal, 8);
        await courses.LiveAsync(80, Cancel);
        await using var runner = Start(AllProjections.Create());
        await CaughtUpAsync(runner, await Open.Journal.ReadHeadAsync(Cancel));
        var all = new RowQuery(RandomCourses.Clinic) { OrderBy = orderBy, Descending = descending };
        var expected = await Open.Rows.ListAsync(CourseSummaryProjection.Table, all, Cancel);

        var seen = new List<CourseSummaryRow>();
        RowMark? after = null;
        do
        {
            var page = await Open.Rows.ListAsync(CourseSummaryProjection.Table, all with { Limit = 2, After = after }, Cancel);
            seen.AddRange(page);
            after = page.Count == 2 ? RowMark.Of(CourseSummaryProjection.Table, orderBy, page[^1]) : null;
        }
        while (after is not null);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task Who_sees_only_their_own_courses_gets_no_row_of_another()
    {
        await using var courses = new RandomCourses(Open.Journal, 9);
        await courses.LiveAsync(120, Cancel);
        await using var runner = Start(AllProjections.Create());
        await CaughtUpAsync(runner, await Open.Journal.ReadHeadAsync(Cancel));

        var own = await Open.Rows.ListAsync(CourseSummaryProjection.Table, new RowQuery(RandomCourses.Clinic) { Viewer = new CourseViewer("person-1", true, false) }, Cancel);
        var due = await Open.Rows.ListAsync(DueProjection.Table, new RowQuery(RandomCourses.Clinic) { Viewer = new CourseViewer("person-1", true, false) }, Cancel);
        var supervised = await Open.Rows.ListAsync(CourseSummaryProjection.Table, new RowQuery(RandomCourses.Clinic) { Viewer = new CourseViewer("person-9", false, true) }, Cancel);

        Assert.All(own, row => Assert.True(row.Therapist == "person-1" || row.CoTherapists.Contains("person-1")));
        Assert.All(due, row => Assert.Contains(row.Course, own.Select(course => course.Course)));
        Assert.All(supervised, row => Assert.Equal("person-9", row.Supervisor));
    }

    [Fact]
    public async Task A_watcher_that_comes_back_misses_nothing_and_hears_nothing_twice()
    {
        await using var courses = new RandomCourses(Open.Journal, 10);
        await using var runner = Start(AllProjections.Create());
        await using var feed = new ChangeFeed(runner, Open.Rows);
        await courses.LiveAsync(30, Cancel);
        await CaughtUpAsync(runner, await Open.Journal.ReadHeadAsync(Cancel));
        var heard = new List<long>();
        var after = 0L;
        for (var visit = 0; visit < 4; visit++)
        {
            using var watcher = await feed.WatchAsync(RandomCourses.Clinic, _ => true, Cancel);
            await foreach (var missed in feed.ReadAsync(RandomCourses.Clinic, after, watcher!.Position, Cancel))
            {
                heard.Add(missed.Position);
            }

            after = watcher.Position;
            await courses.LiveAsync(15, Cancel);
            var head = await Open.Journal.ReadHeadAsync(Cancel);
            while (after < head)
            {
                var change = await watcher.Changes.ReadAsync(Cancel);
                heard.Add(change.Position);
                after = change.Position;
            }
        }

        var all = await Open.Journal.ReadAllAsync(0, 10_000, Cancel);
        Assert.Equal(all.Select(stored => stored.Position), heard);
    }

    [Fact]
    public async Task A_watcher_that_does_not_read_is_cut_and_slows_nobody()
    {
        await using var courses = new RandomCourses(Open.Journal, 12);
        await using var runner = Start(AllProjections.Create());
        await using var feed = new ChangeFeed(runner, Open.Rows, capacity: 2);
        await courses.DoAsync(1, RandomCourses.Open(1), Cancel);
        await CaughtUpAsync(runner, await Open.Journal.ReadHeadAsync(Cancel));
        using var slow = await feed.WatchAsync(RandomCourses.Clinic, _ => true, Cancel);
        using var picky = await feed.WatchAsync(RandomCourses.Clinic, change => change.Course == RandomCourses.Key(20), Cancel);

        await courses.LiveAsync(30, Cancel);
        await courses.DoAsync(20, RandomCourses.Open(20), Cancel);

        Assert.Equal(RandomCourses.Key(20), (await picky!.Changes.ReadAsync(Cancel)).Course);
        await Assert.ThrowsAsync<WatcherTooSlowException>(async () =>
        {
            while (await slow!.Changes.WaitToReadAsync(Cancel))
            {
                slow.Changes.TryRead(out _);
            }
        });
    }

    private ProjectionRunner Start(IReadOnlyList<Projection> projections) => ProjectionRunner.Start(
        projections, Open.Journal, Open.Scan, Open.Store, new SharedCatalog(BuiltInCatalog.Instance), Quick, TimeProvider.System, NullLogger.Instance);

    private ProjectionRunner Start(IReadOnlyList<Projection> projections, InMemoryProjectionStore store) => ProjectionRunner.Start(
        projections, Open.Journal, Open.Scan, store, new SharedCatalog(BuiltInCatalog.Instance), Quick, TimeProvider.System, NullLogger.Instance);

    private static async Task CaughtUpAsync(ProjectionRunner runner, long head)
    {
        foreach (var projection in runner.Projections)
        {
            await runner.WaitForAsync(projection, head, Cancel);
        }
    }

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private static async Task<ProjectionsReport> UntilAsync(ProjectionDesk desk, Func<ProjectionsReport, bool> holds)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var report = await desk.ReadAsync(Cancel);
            if (holds(report))
            {
                return report;
            }

            Assert.True(
                TimeProvider.System.GetElapsedTime(began) < Patience,
                $"Waited {Patience.TotalSeconds:0} s in vain. Last seen: {string.Join("; ", report.Projections.Select(projection => projection.Status))}");
            await Task.Delay(10, Cancel);
        }
    }

    // A rule that holds of no rows says nothing.
    private async Task EveryTableHasRowsAsync()
    {
        foreach (var table in AllProjections.Create().SelectMany(projection => projection.Tables))
        {
            Assert.True(await table.NewChanges().Accept(new RowCount(Open.Rows)) > 0, $"No random course got a row in {table.Name}.");
        }
    }

    private async Task AssertSameAsync(InMemoryProjectionStore cold)
    {
        foreach (var table in AllProjections.Create().SelectMany(projection => projection.Tables))
        {
            await table.NewChanges().Accept(new Sameness(cold, Open.Rows));
        }
    }

    private sealed class Sameness(IProjectionRows cold, IProjectionRows live) : IRowChangesVisitor<Task>
    {
        public async Task Visit<TRow>(RowChanges<TRow> changes)
            where TRow : class, ICourseRow, IEquatable<TRow>
        {
            var query = new RowQuery(RandomCourses.Clinic);
            Assert.Equal(await cold.ListAsync(changes.TypedTable, query, Cancel), await live.ListAsync(changes.TypedTable, query, Cancel));
        }
    }

    private sealed class RowCount(IProjectionRows rows) : IRowChangesVisitor<Task<int>>
    {
        public async Task<int> Visit<TRow>(RowChanges<TRow> changes)
            where TRow : class, ICourseRow, IEquatable<TRow> => (await rows.ListAsync(changes.TypedTable, new RowQuery(RandomCourses.Clinic), Cancel)).Count;
    }
}
