using IptActors.Domain.Courses;
using IptActors.Domain.Referrals;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

public sealed class Carrying_out_commands : IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly CourseWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_answer_says_what_was_recorded_where_and_how_the_course_stands_after_it()
    {
        var envelope = CourseWorld.Envelope(CourseWorld.Open()) with { CorrelationId = "corr", CausationId = "cause", Reason = new ProtectedText("why") };

        var answer = Assert.IsType<CommandAnswer.Answered>(await _world.DoAsync(envelope));

        var record = Assert.Single(answer.Events);
        Assert.Equal((1, 1), (answer.Version, answer.Position));
        Assert.IsType<CourseOpened>(record.Recorded.Event);
        Assert.Equal(answer.Version, answer.State.Version);
        Assert.Equal(("cora", "coordinator", envelope.RequestId, envelope.RequestHash), (record.Headers.Actor, record.Headers.Role, record.Headers.RequestId, record.Headers.RequestHash));
        Assert.Equal(("corr", "cause", "why"), (record.Stored.Event.CorrelationId, record.Stored.Event.CausationId, record.Headers.Reason!.Value));
        Assert.Equal(_world.Clock.GetUtcNow(), record.Recorded.RecordedAt);
        Assert.Equal(record.Stored.Position, (await _world.Store.ReadHeadAsync(Cancel)));
    }

    [Fact]
    public async Task What_is_answered_is_what_is_read_back()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var answer = await _world.AnsweredAsync(CourseWorld.Remark("said"));

        var stored = Assert.Single(await _world.Store.ReadCourseAsync(CourseWorld.Course, 1, 10, Cancel));

        Assert.Equal(stored.Position, answer.Events[0].Stored.Position);
        Assert.True(stored.Event.Headers.Span.SequenceEqual(answer.Events[0].Stored.Event.Headers.Span));
        Assert.True(stored.Event.Data.Span.SequenceEqual(answer.Events[0].Stored.Event.Data.Span));
        Assert.Equal(await _world.ReplayAsync() is { ChainBreak: null } replayed ? replayed.State : null, answer.State);
    }

    [Fact]
    public async Task A_command_already_in_effect_is_answered_and_records_nothing()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        await _world.AnsweredAsync(CourseWorld.Assign("ada"));

        var again = await _world.AnsweredAsync(CourseWorld.Assign("ada"));

        Assert.Empty(again.Events);
        Assert.Equal((2, 2), (again.Version, again.Position));
        Assert.Equal(2, await _world.Store.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task A_refusal_of_the_domain_keeps_its_code() =>
        Assert.Equal("COURSE_NOT_FOUND", CodeOf(await _world.DoAsync(CourseWorld.Remark("nobody there"))));

    [Fact]
    public async Task Wrong_fields_are_all_named()
    {
        var answer = await _world.DoAsync(CourseWorld.Open() with { Protocol = "none", Service = "" });

        var rejection = Assert.IsType<Rejection.InvalidCommand>(Assert.IsType<Refusal.Rejected>(RefusalOf(answer)).Rejection);
        Assert.Equal(["protocol", "service"], rejection.Violations.Select(violation => violation.Field).Order());
    }

    [Fact]
    public async Task A_text_that_the_journal_cannot_keep_is_refused() =>
        Assert.Equal("INVALID_COMMAND", CodeOf(await _world.DoAsync(CourseWorld.Open("client\0"))));

    [Fact]
    public async Task The_expected_version_must_be_that_of_the_course()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var command = CourseWorld.Envelope(CourseWorld.Remark("x"));

        Assert.Equal(new Refusal.VersionMismatch(5, 1), RefusalOf(await _world.DoAsync(command with { ExpectedVersion = 5 })));
        Assert.Equal(new Refusal.VersionMismatch(0, 1), RefusalOf(await _world.DoAsync(command with { ExpectedVersion = 0 })));
        Assert.IsType<CommandAnswer.Answered>(await _world.DoAsync(command with { ExpectedVersion = 1 }));
    }

    [Fact]
    public async Task What_happened_earlier_is_recorded_with_both_times()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var earlier = new DateTimeOffset(2026, 3, 1, 18, 0, 0, TimeSpan.FromHours(2)).AddTicks(7);

        var answer = Assert.IsType<CommandAnswer.Answered>(await _world.DoAsync(CourseWorld.Envelope(CourseWorld.Remark("late")) with { OccurredAt = earlier }));

        Assert.Equal(new DateTimeOffset(2026, 3, 1, 16, 0, 0, TimeSpan.Zero), answer.Events[0].Recorded.OccurredAt);
        Assert.Equal(_world.Clock.GetUtcNow(), answer.Events[0].Recorded.RecordedAt);
    }

    [Fact]
    public async Task What_did_not_happen_yet_is_refused()
    {
        var answer = await _world.DoAsync(CourseWorld.Envelope(CourseWorld.Open()) with { OccurredAt = _world.Clock.GetUtcNow().AddMinutes(1) });

        var rejection = Assert.IsType<Rejection.InvalidCommand>(Assert.IsType<Refusal.Rejected>(RefusalOf(answer)).Rejection);
        Assert.Equal("occurred_at", Assert.Single(rejection.Violations).Field);
    }

    [Fact]
    public async Task The_times_of_recording_of_a_course_never_go_back()
    {
        var before = _world.Clock.GetUtcNow();
        await _world.AnsweredAsync(CourseWorld.Open());
        _world.Clock.MoveTo(before.AddHours(-1));

        var answer = await _world.AnsweredAsync(CourseWorld.Remark("the clock was set back"));

        Assert.Equal(before, answer.Events[0].Recorded.RecordedAt);
    }

    [Fact]
    public async Task Events_are_chained_across_commands()
    {
        var first = await _world.AnsweredAsync(CourseWorld.Open());
        var second = await _world.AnsweredAsync(CourseWorld.Remark("x"));

        Assert.Equal(HashChain.Start(CourseWorld.Course), first.Events[0].Headers.PreviousHash);
        Assert.Equal(first.Events[0].Headers.Hash, second.Events[0].Headers.PreviousHash);
    }

    [Fact]
    public async Task A_course_is_read_as_it_stands_and_as_it_was()
    {
        var opened = await _world.AnsweredAsync(CourseWorld.Open());
        var openedAt = _world.Clock.GetUtcNow();
        _world.Clock.Advance(TimeSpan.FromDays(1));
        var assigned = await _world.AnsweredAsync(CourseWorld.Assign("ada"));

        Assert.Equal(assigned.State, Assert.IsType<CourseReading.Found>(await _world.ReadAsync()).State);
        Assert.Equal(opened.State, await StateAtAsync(new AsOf.Version(1)));
        Assert.Equal(opened.State, await StateAtAsync(new AsOf.Recorded(openedAt)));
        Assert.Equal(assigned.State, await StateAtAsync(new AsOf.Recorded(openedAt.AddDays(2))));
        Assert.Null(await StateAtAsync(new AsOf.Recorded(openedAt.AddMicroseconds(-1))));
    }

    [Fact]
    public async Task The_history_of_a_course_is_read_page_by_page_in_order()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        for (var n = 0; n < (2 * CourseHistory.PageSize); n++)
        {
            await _world.AnsweredAsync(CourseWorld.Remark($"{n}"));
        }

        var history = Assert.IsType<HistoryReading.Found>(await _world.Courses.ReadHistoryAsync(CourseWorld.Course, CourseWorld.Coordinator, 1, Cancel));

        var versions = new List<long>();
        await foreach (var record in history.Events.WithCancellation(Cancel))
        {
            versions.Add(record.Recorded.Version);
        }

        Assert.Equal(Enumerable.Range(2, 2 * CourseHistory.PageSize).Select(version => (long)version), versions);
    }

    private async Task<CourseState?> StateAtAsync(AsOf asOf) =>
        (await _world.Courses.ReadAtAsync(CourseWorld.Course, CourseWorld.Coordinator, asOf, Cancel) as CourseReading.Found)?.State;

    private static Refusal RefusalOf(CommandAnswer answer) => Assert.IsType<CommandAnswer.Refused>(answer).Refusal;

    private static string CodeOf(CommandAnswer answer) => RefusalOf(answer).Code;
}
