using IptActors.Domain.Consents;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

/// <summary>While one append is held up, commands of the same course gather; they are then appended as one.</summary>
public sealed class Commands_that_wait_together : IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly CourseWorld _world = new(new CourseRuntimeOptions { MailboxCapacity = 8, MaxInFlight = 12 });

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Are_appended_as_one_in_their_order_and_each_gets_its_own_answer()
    {
        var gathered = await GatherAsync([CourseWorld.Remark("a"), CourseWorld.Assign("ada"), CourseWorld.Remark("b")]);
        var appends = _world.Journal.Appends;

        var answers = await ReleaseAsync<CommandAnswer.Answered>(gathered);

        Assert.Equal(1, _world.Journal.Appends - appends);
        Assert.Equal([(3, 3), (4, 4), (5, 5)], answers.Select(answer => (answer.Version, answer.Position)));
        Assert.Equal([3, 4, 5], answers.Select(answer => Assert.Single(answer.Events).Stored.Position));
        Assert.Null(answers[0].State.CareTeam.Therapist);
        Assert.Equal("ada", answers[1].State.CareTeam.Therapist);
        Assert.Equal((await _world.ReplayAsync()).State, answers[2].State);
        Assert.Null((await _world.ReplayAsync()).ChainBreak);
    }

    [Fact]
    public async Task Rest_on_each_other()
    {
        var gathered = await GatherAsync([CourseWorld.Assign("ada"), CourseWorld.Assign("ada"), new SuspendCourse("illness", null, null)]);

        var answers = await ReleaseAsync<CommandAnswer.Answered>(gathered);

        Assert.Equal([1, 0, 1], answers.Select(answer => answer.Events.Count));
        Assert.Equal((3, 3), (answers[1].Version, answers[1].Position));
    }

    [Fact]
    public async Task A_refusal_among_them_does_not_disturb_the_others()
    {
        var gathered = await GatherAsync([CourseWorld.Remark("a"), CourseWorld.Open() with { Protocol = "none" }, CourseWorld.Remark("b")]);

        var answers = await ReleaseAsync<CommandAnswer>(gathered);

        Assert.Equal("INVALID_COMMAND", Assert.IsType<CommandAnswer.Refused>(answers[1]).Refusal.Code);
        Assert.Equal([3, 4], new[] { answers[0], answers[2] }.Cast<CommandAnswer.Answered>().Select(answer => answer.Version));
    }

    [Fact]
    public async Task A_bug_in_one_of_them_does_not_disturb_the_others()
    {
        var gathered = await GatherAsync([CourseWorld.Remark("a"), new ExplainConfidentialityLimits(null!, null), CourseWorld.Remark("b")]);
        _world.Journal.Release();

        await Assert.ThrowsAnyAsync<Exception>(() => gathered[1]);
        Assert.Equal([3, 4], new[] { await gathered[0], await gathered[2] }.Cast<CommandAnswer.Answered>().Select(answer => answer.Version));
    }

    [Fact]
    public async Task When_the_journal_is_unavailable_only_those_are_answered_that_rest_on_nothing_lost()
    {
        var gathered = await GatherAsync([CourseWorld.Open() with { Protocol = "none" }, CourseWorld.Assign("ada"), CourseWorld.Assign("ada")]);
        _world.Journal.NextAppends(Fault.None, Fault.Unavailable);

        var answers = await ReleaseAsync<CommandAnswer.Refused>(gathered);

        Assert.Equal(["INVALID_COMMAND", "JOURNAL_UNAVAILABLE", "JOURNAL_UNAVAILABLE"], answers.Select(answer => answer.Refusal.Code));
        Assert.Null(Assert.IsType<CourseReading.Found>(await _world.ReadAsync()).State.CareTeam.Therapist);
    }

    [Fact]
    public async Task A_change_of_the_exclusive_key_travels_alone()
    {
        var gathered = await GatherAsync([CourseWorld.Remark("a"), new CloseCourse("not_assessed", null, null, null, null, null), CourseWorld.Remark("b")]);
        var appends = _world.Journal.Appends;

        var answers = await ReleaseAsync<CommandAnswer>(gathered);

        Assert.Equal(2, _world.Journal.Appends - appends);
        Assert.IsType<CommandAnswer.Answered>(answers[1]);
        Assert.Equal("RULES_BROKEN", Assert.IsType<CommandAnswer.Refused>(answers[2]).Refusal.Code);
    }

    [Fact]
    public async Task More_than_the_mailbox_holds_are_refused_as_busy()
    {
        var gathered = await GatherAsync([.. Enumerable.Range(0, 8).Select(n => CourseWorld.Remark($"{n}"))]);

        var ninth = await _world.DoAsync(CourseWorld.Remark("one too many"));

        Assert.Equal(TimeSpan.FromMilliseconds(100), Assert.IsType<Refusal.Busy>(Assert.IsType<CommandAnswer.Refused>(ninth).Refusal).RetryAfter);
        await ReleaseAsync<CommandAnswer.Answered>(gathered);
        await _world.AnsweredAsync(CourseWorld.Remark("room again"));
    }

    [Fact]
    public async Task More_than_the_process_takes_are_refused_as_busy_on_every_course()
    {
        var gathered = await GatherAsync([.. Enumerable.Range(0, 8).Select(n => CourseWorld.Remark($"{n}"))]);
        var elsewhere = Enumerable.Range(0, 3).Select(n => _world.DoAsync(CourseWorld.Open($"other-{n}"), course: CourseWorld.Key($"other-{n}"))).ToArray();

        var thirteenth = await _world.DoAsync(CourseWorld.Open("other-4"), course: CourseWorld.Key("other-4"));

        Assert.IsType<Refusal.Busy>(Assert.IsType<CommandAnswer.Refused>(thirteenth).Refusal);
        await ReleaseAsync<CommandAnswer.Answered>([.. gathered, .. elsewhere]);
    }

    [Fact]
    public async Task A_command_whose_caller_went_away_before_it_was_begun_is_not_carried_out()
    {
        using var gone = new CancellationTokenSource();
        var gathered = await GatherAsync([CourseWorld.Remark("stays")]);
        var abandoned = _world.Courses.ExecuteAsync(CourseWorld.Course, CourseWorld.Envelope(CourseWorld.Remark("goes")), gone.Token).AsTask();

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        await ReleaseAsync<CommandAnswer.Answered>(gathered);

        Assert.Equal(4, (await _world.AnsweredAsync(CourseWorld.Remark("next"))).Version);
    }

    [Fact]
    public async Task A_command_whose_caller_went_away_after_it_was_begun_is_carried_out_and_found_by_its_request()
    {
        using var gone = new CancellationTokenSource();
        await _world.AnsweredAsync(CourseWorld.Open());
        _world.Journal.Hold();
        var request = CourseWorld.Envelope(CourseWorld.Remark("begun"));
        var begun = _world.Courses.ExecuteAsync(CourseWorld.Course, request, gone.Token).AsTask();
        await _world.Journal.HeldAsync();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => begun);
        _world.Journal.Release();

        Assert.Equal(2, Assert.IsType<CommandAnswer.Answered>(await _world.DoAsync(request)).Version);
        Assert.Equal(2, await _world.Store.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task Reading_the_course_does_not_wait_for_them_and_shows_only_what_is_durable()
    {
        var gathered = await GatherAsync([CourseWorld.Assign("ada")]);

        Assert.Equal(1, Assert.IsType<CourseReading.Found>(await _world.ReadAsync()).State.Version);

        await ReleaseAsync<CommandAnswer.Answered>(gathered);
        Assert.Equal("ada", Assert.IsType<CourseReading.Found>(await _world.ReadAsync()).State.CareTeam.Therapist);
    }

    /// <summary>An open course (version 1), an append of one remark held up (version 2), and the commands waiting behind it.</summary>
    private async Task<Task<CommandAnswer>[]> GatherAsync(IReadOnlyList<CourseCommand> commands)
    {
        await _world.AnsweredAsync(CourseWorld.Open());
        _world.Journal.Hold();
        _ = _world.DoAsync(CourseWorld.Remark("holds the journal"));
        await _world.Journal.HeldAsync();
        return [.. commands.Select(command => _world.DoAsync(command))];
    }

    private async Task<T[]> ReleaseAsync<T>(Task<CommandAnswer>[] gathered)
    {
        _world.Journal.Release();
        return [.. (await Task.WhenAll(gathered)).Select(answer => Assert.IsAssignableFrom<T>(answer))];
    }
}
