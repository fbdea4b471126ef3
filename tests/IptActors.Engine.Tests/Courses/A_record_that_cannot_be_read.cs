using System.Text;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

/// <summary>The third of four events is damaged so that nothing can be made of it.</summary>
public sealed class A_record_that_cannot_be_read : IAsyncDisposable
{
    private readonly LogLines _log = new();
    private readonly RecordAlarms _alarms = new();
    private readonly CourseWorld _world;

    public A_record_that_cannot_be_read() => _world = new CourseWorld(new CourseRuntimeOptions { Alarms = _alarms }, _log);

    public static TheoryData<string> Damages => ["no_object", "no_such_type", "newer_schema", "no_headers"];

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Is_shown_as_it_stood_before_and_says_from_where_on_it_cannot_be_read(string damage)
    {
        await DamageAsync(damage, 3);

        var found = Assert.IsType<CourseReading.Found>(await _world.ReadAsync());

        Assert.Equal((2, 3L, 3L), (found.State.Version, found.ChainBrokenAt, found.UnreadableFrom));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Takes_no_commands(string damage)
    {
        await DamageAsync(damage, 3);

        Assert.Equal(new CommandAnswer.Refused(new Refusal.ChainBroken(3)), await _world.DoAsync(CourseWorld.Remark("x")));
    }

    [Fact]
    public async Task Is_refused_by_name_when_its_first_event_cannot_be_read()
    {
        await DamageAsync("no_object", 1);

        Assert.Equal(new CourseReading.Refused(new Refusal.ChainBroken(1)), await _world.ReadAsync());
        Assert.Equal(new CommandAnswer.Refused(new Refusal.ChainBroken(1)), await _world.DoAsync(CourseWorld.Open()));
    }

    [Fact]
    public async Task Raises_one_alarm_however_often_it_is_loaded()
    {
        await DamageAsync("no_object", 1);

        await _world.ReadAsync();
        await _world.ReadAsync();

        Assert.Equal(1, _alarms.Count);
        Assert.Single(_log.Lines, line => line.Contains("cannot be read", StringComparison.Ordinal));
        Assert.DoesNotContain("secret", string.Concat(_log.Lines), StringComparison.Ordinal);
    }

    private async Task DamageAsync(string damage, int version)
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        await _world.AnsweredAsync(CourseWorld.Remark("secret"));
        await _world.AnsweredAsync(CourseWorld.Remark("also secret"));
        await _world.AnsweredAsync(CourseWorld.Remark("secret too"));
        await _world.RestartAsync();
        _world.Journal.Alter = stored => stored.Event.Version != version ? stored : stored with { Event = Damaged(stored.Event, damage) };
    }

    private static JournalEvent Damaged(JournalEvent sound, string damage) => damage switch
    {
        "no_object" => sound with { Data = "[]"u8.ToArray() },
        "no_such_type" => sound with { Type = "never_written" },
        "newer_schema" => sound with { Headers = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(sound.Headers.Span).Replace("\"schema\":1", "\"schema\":99", StringComparison.Ordinal)) },
        _ => sound with { Headers = "{}"u8.ToArray() },
    };
}
