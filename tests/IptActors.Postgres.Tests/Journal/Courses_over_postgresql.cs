using System.Text;
using IptActors.Domain.Catalog;
using IptActors.Domain.Consents;
using IptActors.Domain.Courses;
using IptActors.Domain.Referrals;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.Journal;

/// <summary>The engine's courses on the real journal: what jsonb gives back must hold the hash chain and fold to the same course.</summary>
public sealed class Courses_over_postgresql(PrivateServerFixture server)
{
    private static readonly ClinicId Clinic = ClinicId.Parse("north");

    private static readonly Caller Coordinator = new(Clinic, "cora", "coordinator", null, CourseScope.Clinic, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_course_read_back_from_jsonb_is_the_one_that_was_answered_and_its_chain_holds()
    {
        await using var database = await JournalDatabase.OpenAsync(server.Server.ConnectionString);
        var course = NewCourse();
        CommandAnswer.Answered answer;
        await using (var courses = Start(database.Journal))
        {
            await AnswerAsync(courses, course, Open(course));
            answer = await AnswerAsync(courses, course, Remark("Grüße, 日本, 🙂 \"quoted\" \\ \u0001 \u2028 </script>"));
        }

        var replayed = await new CourseHistory(database.Journal, EventCodec.Default).FoldAsync(course, new AsOf.Version(long.MaxValue), Cancel);

        Assert.Null(replayed.ChainBreak);
        Assert.Equal(answer.State, replayed.State);
        Assert.Equal(answer.Position, replayed.Position);
    }

    [Fact]
    public async Task Commands_that_wait_together_are_at_the_positions_that_were_answered()
    {
        await using var database = await JournalDatabase.OpenAsync(server.Server.ConnectionString);
        await using var courses = Start(database.Journal);
        var course = NewCourse();
        await AnswerAsync(courses, course, Open(course));

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => AnswerAsync(courses, course, Remark($"{n}"))));

        var stored = await database.Journal.ReadCourseAsync(course, 1, 1_000, Cancel);
        Assert.Equal(
            stored.Select(read => (read.Event.Id, read.Position)),
            answers.SelectMany(answer => answer.Events).OrderBy(record => record.Recorded.Version).Select(record => (record.Stored.Event.Id, record.Stored.Position)));
    }

    [Fact]
    public async Task A_retry_after_a_restart_gets_the_first_answer()
    {
        await using var database = await JournalDatabase.OpenAsync(server.Server.ConnectionString);
        var course = NewCourse();
        var request = Envelope(Remark("once"));
        CommandAnswer.Answered first;
        await using (var courses = Start(database.Journal))
        {
            await AnswerAsync(courses, course, Open(course));
            first = Assert.IsType<CommandAnswer.Answered>(await courses.ExecuteAsync(course, request, Cancel));
            await AnswerAsync(courses, course, Remark("more"));
        }

        await using var next = Start(database.Journal);
        var again = Assert.IsType<CommandAnswer.Answered>(await next.ExecuteAsync(course, request, Cancel));

        Assert.Equal((first.Version, first.Position, first.State), (again.Version, again.Position, again.State));
        Assert.Equal(first.Events.Select(record => (record.Stored.Event.Id, record.Headers, record.Recorded)), again.Events.Select(record => (record.Stored.Event.Id, record.Headers, record.Recorded)));
    }

    private static CourseRuntime Start(ICourseJournal journal) =>
        new(journal, new SharedCatalog(BuiltInCatalog.Instance), new CourseRuntimeOptions(), TimeProvider.System, NullLogger<CourseRuntime>.Instance);

    private static CourseKey NewCourse() => new(Clinic, CourseId.Parse($"c-{Guid.NewGuid():n}"));

    private static OpenCourse Open(CourseKey course) =>
        new(course.Course.Value, "talking-therapies", "ipt-adult-16", new DateOnly(2026, 2, 20), "gp", null, null, new ProtectedText("Low mood."), null);

    private static ExplainConfidentialityLimits Remark(string text) => new(["client"], new ProtectedText(text));

    private static CommandEnvelope Envelope(CourseCommand command) => new()
    {
        RequestId = Guid.NewGuid(),
        RequestHash = RequestHash.Of(Encoding.UTF8.GetBytes(command.ToString())),
        Command = command,
        Caller = Coordinator,
        OccurredAt = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero).AddTicks(1_234_567),
    };

    private static async Task<CommandAnswer.Answered> AnswerAsync(CourseRuntime courses, CourseKey course, CourseCommand command) =>
        Assert.IsType<CommandAnswer.Answered>(await courses.ExecuteAsync(course, Envelope(command), Cancel));
}
