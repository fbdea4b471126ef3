using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Tests.Support;

namespace IptActors.Engine.Tests.Courses;

/// <summary>Two activations of one course, as in the seconds after a process was thought dead: the append is the fence.</summary>
public sealed class Two_processes_over_one_journal : IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly CourseWorld _world = new(new CourseRuntimeOptions { OtherWriters = true });

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Each_version_is_won_by_exactly_one_and_no_answer_is_lost()
    {
        await using var other = _world.NewRuntime();
        await _world.AnsweredAsync(CourseWorld.Open());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(() => RemarkAsync(caller % 2 == 0 ? _world.Courses : other, caller), Cancel)));

        var answered = answers.SelectMany(answer => answer).ToArray();
        var replayed = await _world.ReplayAsync();
        Assert.Equal(Enumerable.Range(2, answered.Length).Select(version => (long)version), answered.Select(answer => answer.Version).Order());
        Assert.Equal(1 + answered.Length, replayed.Version);
        Assert.Null(replayed.ChainBreak);
    }

    [Fact]
    public async Task A_request_sent_to_both_is_carried_out_once()
    {
        await using var other = _world.NewRuntime();
        await _world.AnsweredAsync(CourseWorld.Open());
        for (var n = 0; n < 100; n++)
        {
            var request = CourseWorld.Envelope(CourseWorld.Remark($"{n}"));

            var answers = await Task.WhenAll(
                Task.Run(() => _world.Courses.ExecuteAsync(CourseWorld.Course, request, Cancel).AsTask(), Cancel),
                Task.Run(() => other.ExecuteAsync(CourseWorld.Course, request, Cancel).AsTask(), Cancel));

            Assert.Equal([n + 2L, n + 2L], answers.Select(answer => Assert.IsType<CommandAnswer.Answered>(answer).Version));
        }
    }

    [Fact]
    public async Task What_one_has_recorded_the_other_reads()
    {
        await using var other = _world.NewRuntime();
        await _world.AnsweredAsync(CourseWorld.Open());
        Assert.Equal(1, await VersionAsync(other));

        await _world.AnsweredAsync(CourseWorld.Remark("x"));

        Assert.Equal(2, await VersionAsync(other));
    }

    [Fact]
    public async Task A_version_that_only_the_other_has_seen_is_the_expected_one()
    {
        await using var other = _world.NewRuntime();
        await _world.AnsweredAsync(CourseWorld.Open());
        await VersionAsync(other);
        await _world.AnsweredAsync(CourseWorld.Remark("x"));

        var answer = await other.ExecuteAsync(CourseWorld.Course, CourseWorld.Envelope(CourseWorld.Remark("y")) with { ExpectedVersion = 2 }, Cancel);

        Assert.Equal(3, Assert.IsType<CommandAnswer.Answered>(answer).Version);
    }

    [Fact]
    public async Task A_refusal_names_the_version_that_the_course_has_and_not_the_one_in_memory()
    {
        await using var other = _world.NewRuntime();
        await _world.AnsweredAsync(CourseWorld.Open());
        await VersionAsync(other);
        await _world.AnsweredAsync(CourseWorld.Remark("x"));

        var answer = await other.ExecuteAsync(CourseWorld.Course, CourseWorld.Envelope(CourseWorld.Remark("y")) with { ExpectedVersion = 7 }, Cancel);

        Assert.Equal(new Refusal.VersionMismatch(7, 2), Assert.IsType<CommandAnswer.Refused>(answer).Refusal);
    }

    [Fact]
    public async Task Nothing_is_refused_on_memory_that_cannot_be_confirmed()
    {
        await using var other = _world.NewRuntime();
        await _world.AnsweredAsync(CourseWorld.Open());
        await VersionAsync(other);
        _world.Journal.FailReads(1);

        var answer = await other.ExecuteAsync(CourseWorld.Course, CourseWorld.Envelope(CourseWorld.Remark("y")) with { ExpectedVersion = 7 }, Cancel);

        Assert.IsType<Refusal.Unavailable>(Assert.IsType<CommandAnswer.Refused>(answer).Refusal);
    }

    private static async Task<long> VersionAsync(CourseRuntime courses) =>
        Assert.IsType<CourseReading.Found>(await courses.ReadAsync(CourseWorld.Course, CourseWorld.Coordinator, Cancel)).State.Version;

    private static async Task<List<CommandAnswer.Answered>> RemarkAsync(CourseRuntime courses, int caller)
    {
        var answers = new List<CommandAnswer.Answered>();
        for (var n = 0; n < 50; n++)
        {
            // Losing every race three times is an honest answer; whoever gets it sends the request again.
            var request = CourseWorld.Envelope(CourseWorld.Remark($"{caller}-{n}"));
            CommandAnswer answer;
            do
            {
                answer = await courses.ExecuteAsync(CourseWorld.Course, request, Cancel);
            }
            while (answer is CommandAnswer.Refused { Refusal: Refusal.ConflictPersisted });

            answers.Add(Assert.IsType<CommandAnswer.Answered>(answer));
        }

        return answers;
    }
}
