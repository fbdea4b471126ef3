using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

public sealed class Repeating_a_request : IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly CourseWorld _world = new(new CourseRuntimeOptions { IdleAfter = TimeSpan.FromMinutes(5), SweepInterval = TimeSpan.FromMinutes(1) });

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_same_request_gets_the_first_answer_and_records_nothing_more()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var request = CourseWorld.Envelope(CourseWorld.Remark("once"));
        var first = await AnswerAsync(request);

        AssertSame(first, await AnswerAsync(request));
        Assert.Equal(2, await _world.Store.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task Also_after_the_course_went_on()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var request = CourseWorld.Envelope(CourseWorld.Remark("once"));
        var first = await AnswerAsync(request);
        await _world.AnsweredAsync(CourseWorld.Assign("ada"));
        await _world.AnsweredAsync(CourseWorld.Remark("more"));

        AssertSame(first, await AnswerAsync(request));
    }

    [Fact]
    public async Task Also_after_the_course_left_memory()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var request = CourseWorld.Envelope(CourseWorld.Remark("once"));
        var first = await AnswerAsync(request);
        _world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, _world.Courses.Resident);

        AssertSame(first, await AnswerAsync(request));
    }

    [Fact]
    public async Task Also_after_a_restart()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var request = CourseWorld.Envelope(CourseWorld.Remark("once"));
        var first = await AnswerAsync(request);
        await _world.AnsweredAsync(CourseWorld.Remark("more"));
        await _world.RestartAsync();

        AssertSame(first, await AnswerAsync(request));
    }

    [Fact]
    public async Task Also_when_it_found_nothing_to_do_and_would_do_something_now()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        await _world.AnsweredAsync(CourseWorld.Assign("ada"));
        var request = CourseWorld.Envelope(CourseWorld.Assign("ada"));
        var first = await AnswerAsync(request);
        AssertSame(first, await AnswerAsync(request));
        await _world.AnsweredAsync(CourseWorld.Assign("ben"));

        AssertSame(first, await AnswerAsync(request));
        Assert.Empty(first.Events);
        Assert.Equal(3, await _world.Store.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task Also_when_it_expected_a_version_that_is_past()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var request = CourseWorld.Envelope(CourseWorld.Remark("once")) with { ExpectedVersion = 1 };
        var first = await AnswerAsync(request);

        AssertSame(first, await AnswerAsync(request));
    }

    [Fact]
    public async Task Also_in_a_course_with_more_requests_than_are_looked_through()
    {
        var requests = new List<(CommandEnvelope Request, CommandAnswer.Answered Answer)>();
        await _world.AnsweredAsync(CourseWorld.Open());
        for (var n = 0; n < 300; n++)
        {
            var request = CourseWorld.Envelope(CourseWorld.Remark($"{n}"));
            requests.Add((request, await AnswerAsync(request)));
        }

        foreach (var (request, answer) in new[] { requests[0], requests[126], requests[127], requests[128], requests[299] })
        {
            AssertSame(answer, await AnswerAsync(request));
        }
    }

    [Fact]
    public async Task The_same_id_for_another_request_is_refused()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var request = CourseWorld.Envelope(CourseWorld.Remark("once"));
        await AnswerAsync(request);

        var other = CourseWorld.Envelope(CourseWorld.Remark("other"), requestId: request.RequestId);

        Assert.Equal(new CommandAnswer.Refused(new Refusal.RequestIdReused()), await _world.DoAsync(other));
    }

    [Fact]
    public async Task The_same_id_on_another_course_is_another_request()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        await _world.AnsweredAsync(CourseWorld.Open("client-2"), course: CourseWorld.Key("c-2"));
        var request = CourseWorld.Envelope(CourseWorld.Remark("once"));

        await AnswerAsync(request);

        Assert.Single(Assert.IsType<CommandAnswer.Answered>(await _world.DoAsync(request, CourseWorld.Key("c-2"))).Events);
    }

    [Fact]
    public async Task Copies_that_arrive_together_lead_to_one_append()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var request = CourseWorld.Envelope(CourseWorld.Remark("once"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => AnswerAsync(request), Cancel)));

        Assert.All(answers, answer => AssertSame(answers[0], answer));
        Assert.Equal(2, await _world.Store.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task Copies_in_one_append_get_one_answer()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var request = CourseWorld.Envelope(CourseWorld.Remark("once"));
        _world.Journal.Hold();
        var holding = _world.DoAsync(CourseWorld.Remark("holds the journal"));
        await _world.Journal.HeldAsync();
        var waiting = Enumerable.Range(0, 3).Select(_ => AnswerAsync(request)).ToArray();
        var reused = _world.DoAsync(CourseWorld.Envelope(CourseWorld.Remark("other"), requestId: request.RequestId));

        _world.Journal.Release();

        var answers = await Task.WhenAll(waiting);
        Assert.All(answers, answer => AssertSame(answers[0], answer));
        Assert.Equal(new CommandAnswer.Refused(new Refusal.RequestIdReused()), await reused);
        Assert.IsType<CommandAnswer.Answered>(await holding);
        Assert.Equal(3, await _world.Store.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task Who_sent_it_gets_the_answer_also_when_the_course_is_no_longer_theirs()
    {
        var ada = CourseWorld.Person("ada");
        var request = CourseWorld.Envelope(CourseWorld.Open(), ada);
        var first = await AnswerAsync(request);
        await _world.AnsweredAsync(CourseWorld.Assign("ben"));

        AssertSame(first, await AnswerAsync(request));
        Assert.Equal(new CommandAnswer.Refused(new Refusal.NotPermitted()), await _world.DoAsync(request with { Caller = CourseWorld.Person("eve") }));
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_is_told()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var request = CourseWorld.Envelope(CourseWorld.Remark("once"));
        await AnswerAsync(request);
        _world.Journal.FailReads(1);

        Assert.IsType<Refusal.Unavailable>(Assert.IsType<CommandAnswer.Refused>(await _world.DoAsync(request)).Refusal);
    }

    private async Task<CommandAnswer.Answered> AnswerAsync(CommandEnvelope request) => Assert.IsType<CommandAnswer.Answered>(await _world.DoAsync(request));

    private static void AssertSame(CommandAnswer.Answered expected, CommandAnswer.Answered actual)
    {
        Assert.Equal((expected.Version, expected.Position), (actual.Version, actual.Position));
        Assert.Equal(expected.State, actual.State);
        Assert.Equal(expected.Warnings, actual.Warnings);
        Assert.Equal(expected.Events.Select(e => (e.Stored.Position, e.Stored.Event.Id, e.Headers, e.Recorded)), actual.Events.Select(e => (e.Stored.Position, e.Stored.Event.Id, e.Headers, e.Recorded)));
    }
}
