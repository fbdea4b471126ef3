using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

public sealed class Stopping : IAsyncDisposable
{
    private readonly CourseWorld _world = new(new CourseRuntimeOptions { ShutdownTimeout = TimeSpan.FromSeconds(20) });

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task What_was_accepted_is_finished_and_what_comes_later_is_refused()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        _world.Journal.Hold();
        var begun = _world.DoAsync(CourseWorld.Remark("begun"));
        await _world.Journal.HeldAsync();
        var waiting = _world.DoAsync(CourseWorld.Remark("waiting"));

        var stopping = _world.Courses.StopAsync();

        Assert.Equal(new CommandAnswer.Refused(new Refusal.ShuttingDown()), await _world.DoAsync(CourseWorld.Remark("late")));
        Assert.False(stopping.IsCompleted);
        _world.Journal.Release();
        Assert.Equal(2, Assert.IsType<CommandAnswer.Answered>(await begun).Version);
        Assert.Equal(3, Assert.IsType<CommandAnswer.Answered>(await waiting).Version);
        Assert.True(await stopping);
    }

    [Fact]
    public async Task What_the_journal_does_not_finish_in_time_is_refused_and_can_be_sent_to_the_next_process()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        _world.Journal.Hold();
        var request = CourseWorld.Envelope(CourseWorld.Remark("stuck"));
        var stuck = _world.DoAsync(request);
        await _world.Journal.HeldAsync();
        var waiting = _world.DoAsync(CourseWorld.Remark("waiting"));
        var stopping = _world.Courses.StopAsync();

        _world.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.False(await stopping);
        Assert.Equal(new CommandAnswer.Refused(new Refusal.ShuttingDown()), await stuck);
        Assert.Equal(new CommandAnswer.Refused(new Refusal.ShuttingDown()), await waiting);
        _world.Journal.Release();
        await using var next = _world.NewRuntime();
        Assert.Equal(2, Assert.IsType<CommandAnswer.Answered>(await next.ExecuteAsync(CourseWorld.Course, request, TestContext.Current.CancellationToken)).Version);
    }

    [Fact]
    public async Task With_nothing_to_do_it_stops_at_once() => Assert.True(await _world.Courses.StopAsync());
}
