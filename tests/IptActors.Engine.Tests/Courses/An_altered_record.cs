using System.Text;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

/// <summary>Somebody changed the second of three events in the database.</summary>
public sealed class An_altered_record : IAsyncDisposable
{
    private readonly LogLines _log = new();
    private readonly CourseWorld _world;

    public An_altered_record() => _world = new CourseWorld(log: _log);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Can_be_read_and_says_where_it_was_altered()
    {
        await AlterAsync();

        var found = Assert.IsType<CourseReading.Found>(await _world.ReadAsync());

        Assert.Equal((3, 2), (found.State.Version, found.ChainBrokenAt));
    }

    [Fact]
    public async Task Takes_no_commands()
    {
        await AlterAsync();

        Assert.Equal(new CommandAnswer.Refused(new Refusal.ChainBroken(2)), await _world.DoAsync(CourseWorld.Remark("x")));
    }

    [Fact]
    public async Task Raises_an_alarm_that_names_the_course_and_the_event_and_nothing_personal()
    {
        await AlterAsync();

        await _world.ReadAsync();

        var alarm = Assert.Single(_log.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal));
        Assert.Contains("course c-1 of clinic north", alarm, StringComparison.Ordinal);
        Assert.Contains("event 2", alarm, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", string.Concat(_log.Lines), StringComparison.Ordinal);
    }

    private async Task AlterAsync()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        await _world.AnsweredAsync(CourseWorld.Remark("secret"));
        await _world.AnsweredAsync(CourseWorld.Remark("also secret"));
        await _world.RestartAsync();
        _world.Journal.Alter = stored => stored.Event.Version != 2 ? stored : stored with
        {
            Event = stored.Event with { Data = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(stored.Event.Data.Span).Replace("secret", "altered", StringComparison.Ordinal)) },
        };
    }
}
