using System.Text;
using System.Text.Json.Nodes;
using IptActors.Engine.Journal;

namespace IptActors.Compliance.Journal;

/// <summary>What every <see cref="ICourseJournal"/> must do. Inherit it and say how to open the journal.</summary>
public abstract partial class CourseJournalCompliance : IAsyncLifetime
{
    private JournalUnderTest? _open;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected ICourseJournal Journal => _open!.Journal;

    /// <summary>Opens the journal; it may hold events of other tests.</summary>
    protected abstract ValueTask<JournalUnderTest> OpenAsync();

    public async ValueTask InitializeAsync() => _open = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_open is not null)
        {
            await _open.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_course_without_events_reads_as_empty() =>
        Assert.Empty(await Journal.ReadCourseAsync(Sample.NewCourse(), 0, 10, Cancel));

    [Fact]
    public async Task An_event_is_read_back_as_it_was_written()
    {
        var course = Sample.NewCourse();
        var written = Sample.Event(1, """{"note":"Grüße, 日本, 🙂 and \"quotes\"","numbers":[1,2,3],"nested":{"b":true,"a":null}}""");

        var outcome = await Journal.AppendAsync(new AppendRequest(course, 0, [written], null), Cancel);

        var read = Assert.Single(await Journal.ReadCourseAsync(course, 0, 10, Cancel));
        Assert.Equal(new AppendOutcome.Committed(read.Position), outcome);
        Assert.Equal(course, read.Course);
        AssertSame(written, read.Event);
    }

    [Fact]
    public async Task What_the_caller_left_out_is_read_back_as_null()
    {
        var course = Sample.NewCourse();
        var written = Sample.Event(1) with { CorrelationId = null, CausationId = null };

        await CommitAsync(new AppendRequest(course, 0, [written], null));

        AssertSame(written, Assert.Single(await Journal.ReadCourseAsync(course, 0, 10, Cancel)).Event);
    }

    [Fact]
    public async Task Events_of_a_course_are_read_in_order_of_version_after_a_version_and_not_more_than_asked()
    {
        var course = Sample.NewCourse();
        await CommitAsync(Sample.Append(course, 0, events: 3));
        await CommitAsync(Sample.Append(course, 3, events: 2));

        Assert.Equal([1, 2, 3, 4, 5], Versions(await Journal.ReadCourseAsync(course, 0, 10, Cancel)));
        Assert.Equal([3, 4], Versions(await Journal.ReadCourseAsync(course, 2, 2, Cancel)));
        Assert.Empty(await Journal.ReadCourseAsync(course, 5, 10, Cancel));
    }

    [Theory]
    [InlineData(0, "a course that has events is not new")]
    [InlineData(1, "the writer knows an old version")]
    [InlineData(3, "the writer is ahead of the course")]
    public async Task An_append_at_another_version_than_the_course_has_conflicts_and_writes_nothing(long expectedVersion, string because)
    {
        var course = Sample.NewCourse();
        await CommitAsync(Sample.Append(course, 0, events: 2));

        var outcome = await Journal.AppendAsync(Sample.Append(course, expectedVersion), Cancel);

        Assert.True(outcome is AppendOutcome.VersionConflict, because);
        Assert.Equal([1, 2], Versions(await Journal.ReadCourseAsync(course, 0, 10, Cancel)));
    }

    [Fact]
    public async Task An_append_beyond_the_start_of_an_unknown_course_conflicts()
    {
        var course = Sample.NewCourse();

        Assert.IsType<AppendOutcome.VersionConflict>(await Journal.AppendAsync(Sample.Append(course, 4), Cancel));
        Assert.Empty(await Journal.ReadCourseAsync(course, 0, 10, Cancel));
    }

    [Fact]
    public async Task Of_many_writers_with_one_expected_version_exactly_one_commits()
    {
        var course = Sample.NewCourse();
        await CommitAsync(Sample.Append(course, 0));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Journal.AppendAsync(Sample.Append(course, 1, events: 2), Cancel).AsTask()));

        Assert.Single(outcomes, outcome => outcome is AppendOutcome.Committed);
        Assert.Equal(19, outcomes.Count(outcome => outcome is AppendOutcome.VersionConflict));
        Assert.Equal([1, 2, 3], Versions(await Journal.ReadCourseAsync(course, 0, 10, Cancel)));
    }

    [Fact]
    public async Task A_writer_that_lost_does_not_take_its_neighbours_along()
    {
        var stale = Sample.NewCourse();
        await CommitAsync(Sample.Append(stale, 0));
        var neighbours = Enumerable.Range(0, 30).Select(_ => Sample.NewCourse()).ToArray();

        var lost = Journal.AppendAsync(Sample.Append(stale, 0), Cancel).AsTask();
        var won = await Task.WhenAll(neighbours.Select(course => Journal.AppendAsync(Sample.Append(course, 0), Cancel).AsTask()));

        Assert.IsType<AppendOutcome.VersionConflict>(await lost);
        Assert.All(won, outcome => Assert.IsType<AppendOutcome.Committed>(outcome));
    }

    [Fact]
    public async Task One_course_id_in_two_clinics_is_two_courses()
    {
        var here = Sample.Course(Sample.NewClinic(), "course-1");
        var there = Sample.Course(Sample.NewClinic(), "course-1");
        await CommitAsync(Sample.Append(here, 0, events: 2));
        await CommitAsync(Sample.Append(there, 0));

        Assert.Equal([1, 2], Versions(await Journal.ReadCourseAsync(here, 0, 10, Cancel)));
        Assert.Equal([1], Versions(await Journal.ReadCourseAsync(there, 0, 10, Cancel)));
    }

    [Fact]
    public async Task The_positions_of_one_append_rise_with_the_versions()
    {
        var course = Sample.NewCourse();
        var last = await CommitAsync(Sample.Append(course, 0, events: 50));

        var events = await Journal.ReadCourseAsync(course, 0, 100, Cancel);

        Assert.Equal(events.Select(e => e.Position).Order(), events.Select(e => e.Position));
        Assert.Equal(last, events[^1].Position);
    }

    [Fact]
    public async Task A_later_append_has_a_greater_position_whatever_its_course()
    {
        var first = await CommitAsync(Sample.Append(Sample.NewCourse(), 0));
        var second = await CommitAsync(Sample.Append(Sample.NewCourse(), 0));

        Assert.True(second > first, $"{second} > {first}");
    }

    [Fact]
    public async Task The_head_is_at_or_beyond_what_was_committed()
    {
        var position = await CommitAsync(Sample.Append(Sample.NewCourse(), 0));

        Assert.True(await Journal.ReadHeadAsync(Cancel) >= position);
    }

    [Fact]
    public async Task All_events_are_read_in_order_of_position_after_a_position_and_not_more_than_asked()
    {
        var before = await Journal.ReadHeadAsync(Cancel);
        var clinic = Sample.NewClinic();
        for (var i = 0; i < 5; i++)
        {
            await CommitAsync(Sample.Append(Sample.NewCourse(clinic), 0, events: 2));
        }

        var first = await Journal.ReadAllAsync(before, 3, Cancel);
        var rest = await ReadToHeadAsync(first[^1].Position);

        Assert.Equal(3, first.Count);
        var events = first.Concat(rest).ToArray();
        Assert.Equal(events.Select(e => e.Position).Distinct().Order(), events.Select(e => e.Position));
        Assert.Equal(10, events.Count(e => e.Course.Clinic == clinic));
    }

    [Fact]
    public async Task A_reader_that_follows_concurrent_writers_misses_nothing_and_sees_nothing_twice()
    {
        const int Writers = 16;
        const int AppendsEach = 15;
        var clinic = Sample.NewClinic();
        var position = await Journal.ReadHeadAsync(Cancel);
        var seen = new List<StoredEvent>();

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            var course = Sample.NewCourse(clinic);
            for (var version = 0; version < AppendsEach; version++)
            {
                await CommitAsync(Sample.Append(course, version));
            }
        }));
        while (seen.Count < Writers * AppendsEach)
        {
            foreach (var e in await Journal.ReadAllAsync(position, 7, Cancel))
            {
                position = e.Position;
                if (e.Course.Clinic == clinic)
                {
                    seen.Add(e);
                }
            }

            if (seen.Count < Writers * AppendsEach)
            {
                await Journal.WaitForEventsAsync(position, Cancel);
            }
        }

        await writing;
        Assert.Equal(Writers * AppendsEach, seen.Select(e => e.Event.Id).Distinct().Count());
        Assert.All(seen.GroupBy(e => e.Course), course => Assert.Equal(Enumerable.Range(1, AppendsEach).Select(v => (long)v), Versions(course)));
    }

    [Fact]
    public async Task Waiting_for_events_that_are_there_already_returns()
    {
        var position = await CommitAsync(Sample.Append(Sample.NewCourse(), 0));

        await Journal.WaitForEventsAsync(position - 1, Cancel);
    }

    [Fact]
    public async Task Waiting_ends_when_an_event_is_written()
    {
        var head = await Journal.ReadHeadAsync(Cancel);

        var waiting = UntilReadAsync(head);
        var position = await CommitAsync(Sample.Append(Sample.NewCourse(), 0));

        Assert.True(await waiting <= position);
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_cancelled()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var waiting = Task.Run(
            async () =>
            {
                while (true)
                {
                    await Journal.WaitForEventsAsync(long.MaxValue, source.Token);
                }
            },
            Cancel);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task An_append_that_was_cancelled_before_it_began_writes_nothing()
    {
        var course = Sample.NewCourse();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Journal.AppendAsync(Sample.Append(course, 0), new CancellationToken(canceled: true)).AsTask());

        Assert.Empty(await Journal.ReadCourseAsync(course, 0, 10, Cancel));
    }

    [Fact]
    public async Task An_event_of_a_megabyte_is_kept()
    {
        var course = Sample.NewCourse();
        var written = Sample.Event(1, $$"""{"text":"{{new string('x', 1_000_000)}}"}""");

        await CommitAsync(new AppendRequest(course, 0, [written], null));

        AssertSame(written, Assert.Single(await Journal.ReadCourseAsync(course, 0, 10, Cancel)).Event);
    }

    [Fact]
    public async Task Five_hundred_events_are_appended_whole()
    {
        var course = Sample.NewCourse();

        await CommitAsync(Sample.Append(course, 0, events: 500));

        Assert.Equal(500, (await Journal.ReadCourseAsync(course, 0, 1000, Cancel)).Count);
    }

    [Fact]
    public async Task An_append_without_events_is_a_bug() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Journal.AppendAsync(new AppendRequest(Sample.NewCourse(), 0, [], null), Cancel).AsTask());

    [Fact]
    public async Task An_append_whose_versions_do_not_follow_the_expected_one_is_a_bug()
    {
        var request = new AppendRequest(Sample.NewCourse(), 0, [Sample.Event(1), Sample.Event(3)], null);

        await Assert.ThrowsAsync<ArgumentException>(() => Journal.AppendAsync(request, Cancel).AsTask());
    }

    /// <summary>Appends and expects success; the position of the last event.</summary>
    protected async Task<long> CommitAsync(AppendRequest request) =>
        Assert.IsType<AppendOutcome.Committed>(await Journal.AppendAsync(request, Cancel)).LastPosition;

    private static IEnumerable<long> Versions(IEnumerable<StoredEvent> events) => events.Select(e => e.Event.Version);

    private async Task<List<StoredEvent>> ReadToHeadAsync(long position)
    {
        var events = new List<StoredEvent>();
        while (await Journal.ReadAllAsync(position, 100, Cancel) is { Count: > 0 } page)
        {
            events.AddRange(page);
            position = page[^1].Position;
        }

        return events;
    }

    private async Task<long> UntilReadAsync(long head)
    {
        while (true)
        {
            await Journal.WaitForEventsAsync(head, Cancel);
            if (await Journal.ReadAllAsync(head, 1, Cancel) is [var read, ..])
            {
                return read.Position;
            }
        }
    }

    // Headers and data may come back with other white space and key order, as jsonb keeps them.
    private static void AssertSame(JournalEvent written, JournalEvent read)
    {
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(written.Headers.Span), JsonNode.Parse(read.Headers.Span)), Encoding.UTF8.GetString(read.Headers.Span));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(written.Data.Span), JsonNode.Parse(read.Data.Span)), "The data differ.");
        Assert.Equal(written with { Headers = default, Data = default }, read with { Headers = default, Data = default });
    }
}
