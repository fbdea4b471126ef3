using System.Text;
using IptActors.Compliance.Journal;
using IptActors.Domain.CareTeams;
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
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Orleans.Tests.Support;

/// <summary>A short invented course in a journal, in a clinic that no other test knows.</summary>
internal sealed class CourseLife : IAsyncDisposable
{
    // A caller that waits longer asks elsewhere.
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(3);

    private CourseLife(ICourseJournal journal) => Journal = journal;

    public ICourseJournal Journal { get; }

    public CourseKey Course { get; } = Sample.NewCourse();

    /// <summary>The version that the last answer told.</summary>
    public long Answered { get; private set; }

    /// <summary>Every answer.</summary>
    public List<CommandAnswer> Answers { get; } = [];

    public Caller Coordinator => new(Course.Clinic, "cora", "coordinator", null, CourseScope.Clinic, null);

    public static CourseCommand Open(string client = "client-1") =>
        new OpenCourse(client, "talking-therapies", "ipt-adult-16", new DateOnly(2026, 2, 20), "gp", "routine", new DateOnly(1990, 5, 4), new ProtectedText("Low mood."), null);

    public static CourseCommand Remark(string text) => new ExplainConfidentialityLimits(["client"], new ProtectedText(text));

    public static CommandEnvelope Envelope(CourseCommand command, Caller caller, Guid? requestId = null) => new()
    {
        RequestId = requestId ?? Guid.NewGuid(),
        RequestHash = RequestHash.Of(Encoding.UTF8.GetBytes(command is ExplainConfidentialityLimits remark ? remark.Note!.Value : command.ToString())),
        Command = command,
        Caller = caller,
    };

    /// <summary>Lives a course in the journal, which is disposed with the result.</summary>
    public static async Task<CourseLife> LiveAsync(ICourseJournal journal)
    {
        var life = new CourseLife(journal);
        await using var courses = new CourseRuntime(
            journal, new SharedCatalog(BuiltInCatalog.Instance), new CourseRuntimeOptions(), TimeProvider.System, NullLogger<CourseRuntime>.Instance);
        await life.LiveAsync(courses);
        return life;
    }

    /// <summary>Lives a course on a host; the journal is for looking at what was recorded, and disposed with the result.</summary>
    public static async Task<CourseLife> OnAsync(ICourseJournal journal, ICourses courses)
    {
        var life = new CourseLife(journal);
        await life.LiveAsync(courses);
        return life;
    }

    /// <summary>Lives a course on a host that keeps its events in a database.</summary>
    public static Task<CourseLife> OnAsync(PostgresDatabase database, ICourses courses) =>
        OnAsync(new PostgresCourseJournal(database, NullLogger.Instance), courses);

    /// <summary>Carries out a command that is made for the day on which the course was last written to.</summary>
    public async Task DoAsync(ICourses courses, Func<DateOnly, CourseCommand> command)
    {
        var state = Assert.IsType<CourseReading.Found>(await courses.ReadAsync(Course, Coordinator, TestContext.Current.CancellationToken)).State;
        var envelope = Envelope(command(DateOnly.FromDateTime(state.LastRecordedAt.UtcDateTime)), Coordinator);
        Assert.IsType<CommandAnswer.Answered>(await courses.ExecuteAsync(Course, envelope, TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a remark until it is answered, always with the same request id, as a client does; each attempt may go to another silo.</summary>
    /// <param name="courses">Who is asked at an attempt, from 0.</param>
    /// <param name="text">The remark.</param>
    /// <returns>Number of the attempt that was answered.</returns>
    public async Task<int> RemarkUntilAnsweredAsync(Func<int, ICourses> courses, string text)
    {
        var request = Envelope(Remark(text), Coordinator);
        for (var attempt = 0; ; attempt++)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(LongestAttempt);
            try
            {
                if (await courses(attempt).ExecuteAsync(Course, request, limit.Token).AsTask().WaitAsync(limit.Token) is CommandAnswer.Answered)
                {
                    return attempt;
                }
            }
            catch (Exception) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                // The silo that was asked is gone, or cut off: the client asks another one.
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>How many remarks are in the history after the course was lived.</summary>
    public async Task<int> CountRemarksAsync()
    {
        var remarks = 0;
        await foreach (var record in new CourseHistory(Journal, EventCodec.Default).ReadAsync(Course, Answered, TestContext.Current.CancellationToken))
        {
            Assert.IsType<ConfidentialityLimitsExplained>(record.Recorded.Event);
            remarks++;
        }

        return remarks;
    }

    /// <summary>Lives the course on any host.</summary>
    public async Task LiveAsync(ICourses courses)
    {
        CourseCommand[] commands =
        [
            Open(),
            new AssignTherapist("ada-okafor", "ben-quist", []),
            new DecideSuitability(true, [], null),
            Remark("First."),
            Remark("Second, with \u00e4\u00f6\u00fc and \ud83d\ude42."),
        ];
        foreach (var command in commands)
        {
            var answer = await courses.ExecuteAsync(Course, Envelope(command, Coordinator), TestContext.Current.CancellationToken);
            Answers.Add(answer);
            Answered = answer is CommandAnswer.Answered answered ? answered.Version : Answered;
        }
    }

    public async Task<CourseSnapshot> ReplayAsync() =>
        await new CourseHistory(Journal, EventCodec.Default).FoldAsync(Course, new AsOf.Version(long.MaxValue), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Journal is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
