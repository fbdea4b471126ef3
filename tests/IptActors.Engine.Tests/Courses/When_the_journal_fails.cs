using IptActors.Domain.Courses;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

public sealed class When_the_journal_fails : IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly CourseWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_append_that_was_not_possible_is_refused_and_can_be_sent_again()
    {
        var request = CourseWorld.Envelope(CourseWorld.Open());
        _world.Journal.NextAppends(Fault.Unavailable);

        Assert.Equal("JOURNAL_UNAVAILABLE", await CodeAsync(request));
        Assert.Equal("ANSWERED", await CodeAsync(request));
        Assert.Equal(1, await _world.Store.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task A_course_that_cannot_be_loaded_is_refused_and_can_be_asked_again()
    {
        _world.Journal.FailReads(2);

        Assert.Equal("JOURNAL_UNAVAILABLE", await CodeAsync(CourseWorld.Envelope(CourseWorld.Open())));
        Assert.IsType<Refusal.Unavailable>(Assert.IsType<CourseReading.Refused>(await _world.ReadAsync()).Refusal);
        Assert.Equal("ANSWERED", await CodeAsync(CourseWorld.Envelope(CourseWorld.Open())));
    }

    [Fact]
    public async Task A_commit_that_was_cut_off_and_is_there_is_answered()
    {
        _world.Journal.NextAppends(Fault.LostAfter);

        var answer = await _world.AnsweredAsync(CourseWorld.Open());

        Assert.Equal((1, 1, 1), (answer.Version, answer.Position, _world.Journal.Appends));
    }

    [Fact]
    public async Task A_commit_that_was_cut_off_and_is_not_there_is_made_again_once()
    {
        _world.Journal.NextAppends(Fault.LostBefore);

        var answer = await _world.AnsweredAsync(CourseWorld.Open());

        Assert.Equal((1, 1, 2), (answer.Version, answer.Position, _world.Journal.Appends));
        Assert.Equal(1, await _world.Store.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task A_commit_that_was_not_there_and_then_arrives_is_recognised_by_its_ids()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        _world.Journal.Rival = late => late;
        _world.Journal.NextAppends(Fault.LostBefore, Fault.Conflict);

        var answer = await _world.AnsweredAsync(CourseWorld.Remark("arrives late"));

        Assert.Equal((2, 2), (answer.Version, answer.Position));
        Assert.Equal(2, await _world.Store.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task A_commit_that_was_cut_off_and_lost_to_another_writer_is_decided_again()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        _world.Journal.Rival = Rival;
        _world.Journal.NextAppends(Fault.LostBefore, Fault.Conflict);

        Assert.Equal(3, (await _world.AnsweredAsync(CourseWorld.Remark("after the rival"))).Version);
        Assert.Null((await _world.ReplayAsync()).ChainBreak);
    }

    [Theory]
    [InlineData(Fault.LostBefore)]
    [InlineData(Fault.LostAfter)]
    internal async Task An_outcome_that_cannot_be_found_out_is_told_as_unknown_and_had_by_the_same_request(Fault fault)
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        var request = CourseWorld.Envelope(CourseWorld.Remark("cut off"));
        _world.Journal.NextAppends(fault);
        _world.Journal.FailReads(1);

        Assert.Equal("OUTCOME_UNKNOWN", await CodeAsync(request));
        Assert.Equal("ANSWERED", await CodeAsync(request));
        Assert.Equal(2, await _world.Store.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task Connections_that_keep_being_cut_end_as_unknown()
    {
        _world.Journal.NextAppends(Fault.LostBefore, Fault.LostBefore, Fault.LostBefore);

        Assert.Equal("OUTCOME_UNKNOWN", await CodeAsync(CourseWorld.Envelope(CourseWorld.Open())));
        Assert.Equal(3, _world.Journal.Appends);
    }

    [Fact]
    public async Task A_journal_lost_while_the_outcome_is_open_ends_as_unknown()
    {
        _world.Journal.NextAppends(Fault.LostBefore, Fault.Unavailable);

        Assert.Equal("OUTCOME_UNKNOWN", await CodeAsync(CourseWorld.Envelope(CourseWorld.Open())));
    }

    [Fact]
    public async Task A_lost_race_is_decided_again_on_what_the_other_wrote()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        _world.Journal.Rival = request => Foreign(request, new Domain.CareTeams.TherapistAssigned("ada", null, []));
        _world.Journal.NextAppends(Fault.Conflict);

        var answer = await _world.AnsweredAsync(CourseWorld.Assign("ada"));

        Assert.Empty(answer.Events);
        Assert.Equal((2, 2), (answer.Version, answer.Position));
    }

    [Fact]
    public async Task An_expected_version_that_was_overtaken_is_refused_not_forced()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        _world.Journal.Rival = Rival;
        _world.Journal.NextAppends(Fault.Conflict);

        Assert.Equal("VERSION_MISMATCH", await CodeAsync(CourseWorld.Envelope(CourseWorld.Remark("x")) with { ExpectedVersion = 1 }));
    }

    [Fact]
    public async Task Races_that_keep_being_lost_end_after_three_attempts()
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        _world.Journal.Rival = Rival;
        _world.Journal.NextAppends(Fault.Conflict, Fault.Conflict, Fault.Conflict);

        var refused = Assert.IsType<CommandAnswer.Refused>(await _world.DoAsync(CourseWorld.Remark("x")));

        Assert.Equal(new Refusal.ConflictPersisted(3), refused.Refusal);
        Assert.Equal(5, (await _world.AnsweredAsync(CourseWorld.Remark("x"))).Version);
    }

    private async Task<string> CodeAsync(CommandEnvelope request) =>
        await _world.DoAsync(request) is CommandAnswer.Refused refused ? refused.Refusal.Code : "ANSWERED";

    private static AppendRequest Rival(AppendRequest request) => Foreign(request, new FindingRaised("R7", "by another process"));

    /// <summary>An append that another process makes of the course at the same version.</summary>
    private static AppendRequest Foreign(AppendRequest request, CourseEvent happened)
    {
        var first = request.Events[0];
        var headers = EventHeaders.Parse(first.Headers.Span);
        var stamp = new CommandStamp(
            request.Course, first.RecordedAt, headers.OccurredAt, "rival", "therapist", null, null, Guid.NewGuid(), RequestHash.Of("rival"u8), null, null);
        var journaled = HashChain.Seal(stamp, Guid.NewGuid(), first.Version, EventCodec.Default.Encode(happened), headers.PreviousHash, out _);
        return new AppendRequest(request.Course, request.ExpectedVersion, [journaled], null);
    }
}
