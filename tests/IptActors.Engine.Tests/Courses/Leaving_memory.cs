using IptActors.Engine.Courses;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

public sealed class Leaving_memory : IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly CourseWorld _world = new(new CourseRuntimeOptions
    {
        IdleAfter = TimeSpan.FromMinutes(10),
        SweepInterval = TimeSpan.FromMinutes(1),
        MaxResident = 20,
    });

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_course_that_nobody_uses_leaves_after_its_time_and_comes_back_the_same()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var assigned = await _world.AnsweredAsync(CourseWorld.Assign("ada"));
        _world.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(1, _world.Courses.Resident);

        _world.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(0, _world.Courses.Resident);
        Assert.Equal(assigned.State, Assert.IsType<CourseReading.Found>(await _world.ReadAsync()).State);
        Assert.Equal(3, (await _world.AnsweredAsync(CourseWorld.Remark("x"))).Version);
    }

    [Fact]
    public async Task Reading_counts_as_use()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        _world.Clock.Advance(TimeSpan.FromMinutes(9));
        await _world.ReadAsync();

        _world.Clock.Advance(TimeSpan.FromMinutes(9));

        Assert.Equal(1, _world.Courses.Resident);
    }

    [Fact]
    public async Task A_course_at_work_stays()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        _world.Journal.Hold();
        var held = _world.DoAsync(CourseWorld.Remark("x"));
        await _world.Journal.HeldAsync();

        _world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(1, _world.Courses.Resident);
        _world.Journal.Release();
        await held;
    }

    [Fact]
    public async Task Beyond_the_limit_the_least_recently_used_leave()
    {
        for (var n = 0; n < 20; n++)
        {
            await OpenAsync(n);
            _world.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await _world.ReadAsync(course: Key(0));
        _world.Clock.Advance(TimeSpan.FromSeconds(1));
        await OpenAsync(20);

        // The sweep runs beside: wait for it by asking, not by time.
        while (_world.Courses.Resident > 20)
        {
            await Task.Yield();
        }

        // The sweep goes down to 18; the course that was asked for meanwhile is back.
        var reads = _world.Journal.Reads;
        await _world.ReadAsync(course: Key(0));
        await _world.ReadAsync(course: Key(20));
        Assert.Equal(reads, _world.Journal.Reads);
        await _world.ReadAsync(course: Key(1));
        Assert.Equal(reads + 1, _world.Journal.Reads);
    }

    [Fact]
    public async Task When_memory_is_short_half_of_the_courses_leave()
    {
        for (var n = 0; n < 20; n++)
        {
            await OpenAsync(n);
        }

        _world.MemoryIsShort = true;
        _world.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(10, _world.Courses.Resident);
    }

    [Fact]
    public async Task A_course_that_was_never_opened_is_not_kept()
    {
        for (var n = 0; n < 10; n++)
        {
            await _world.ReadAsync(course: Key(n));
            await _world.DoAsync(CourseWorld.Remark("nobody there"), course: Key(n));
        }

        while (_world.Courses.Resident > 0)
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Commands_that_meet_a_course_just_leaving_lose_nothing()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var sweeping = Task.Run(
            () =>
            {
                for (var n = 0; n < 2_000; n++)
                {
                    _world.Clock.Advance(TimeSpan.FromMinutes(11));
                }
            },
            Cancel);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(caller => Task.Run(
            async () =>
            {
                for (var n = 0; n < 100; n++)
                {
                    await _world.AnsweredAsync(CourseWorld.Remark($"{caller}-{n}"));
                }

                return 100;
            },
            Cancel)));
        await sweeping;

        var replayed = await _world.ReplayAsync();
        Assert.Equal(1 + answers.Sum(), replayed.Version);
        Assert.Null(replayed.ChainBreak);
    }

    private static Domain.Values.CourseKey Key(int n) => CourseWorld.Key($"course-{n}");

    private Task OpenAsync(int n) => _world.AnsweredAsync(CourseWorld.Open($"client-{n}"), course: Key(n));
}
