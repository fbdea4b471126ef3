using System.Collections.Concurrent;
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
using IptActors.Engine.Journal.InMemory;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Engine.Tests.Support;

/// <summary>Courses over a journal in memory, with a clock that stands and faults on demand.</summary>
internal sealed class CourseWorld : IAsyncDisposable
{
    public static readonly ClinicId Clinic = ClinicId.Parse("north");

    public static readonly CourseKey Course = Key("c-1");

    /// <summary>Reaches every course of the clinic.</summary>
    public static readonly Caller Coordinator = new(Clinic, "cora", "coordinator", null, CourseScope.Clinic, null);

    private readonly CourseRuntimeOptions _options;
    private readonly ILogger _log;
    private readonly ConcurrentQueue<IThreadPoolWorkItem> _scheduled = new();

    public CourseWorld(CourseRuntimeOptions? options = null, ILogger? log = null)
    {
        _options = options ?? new CourseRuntimeOptions();
        _log = log ?? NullLogger.Instance;
        Journal = new FaultyJournal(Store);
        Courses = NewRuntime();
    }

    public InMemoryCourseJournal Store { get; } = new();

    public FaultyJournal Journal { get; }

    public ManualClock Clock { get; } = new();

    public bool MemoryIsShort { get; set; }

    /// <summary>Whether actors run only within <see cref="RunAsync"/>, one after another, so that a seed gives the same day each time.</summary>
    public bool Simulated { get; init; }

    public CourseRuntime Courses { get; private set; }

    public CourseHistory History => new(Store, EventCodec.Default);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static CourseKey Key(string course) => new(Clinic, CourseId.Parse(course));

    /// <summary>A person of the staff who reaches only some courses.</summary>
    public static Caller Person(string id, CourseScope scope = CourseScope.OwnCourses) => new(Clinic, id, "therapist", null, scope, null);

    public static OpenCourse Open(string client = "client-1") =>
        new(client, "talking-therapies", "ipt-adult-16", new DateOnly(2026, 2, 20), "gp", "routine", new DateOnly(1990, 5, 4), new ProtectedText("Low mood."), null);

    public static AssignTherapist Assign(string therapist, string? supervisor = null, params string[] coTherapists) =>
        new(therapist, supervisor, coTherapists.ToValueList());

    /// <summary>A command that records one event each time and is always accepted on an open course.</summary>
    public static CourseCommand Remark(string text) => new ExplainConfidentialityLimits(["client"], new ProtectedText(text));

    public static CommandEnvelope Envelope(CourseCommand command, Caller? caller = null, Guid? requestId = null) => new()
    {
        RequestId = requestId ?? Guid.NewGuid(),
        RequestHash = RequestHash.Of(System.Text.Encoding.UTF8.GetBytes(Show(command))),
        Command = command,
        Caller = caller ?? Coordinator,
    };

    /// <summary>Another process over the same journal.</summary>
    public CourseRuntime NewRuntime() =>
        new(Journal, new SharedCatalog(BuiltInCatalog.Instance), _options, Clock, _log, () => MemoryIsShort, Schedule);

    /// <summary>Ends with what the calls end with, giving the actors this thread as long as that takes. Only with <see cref="Simulated"/>.</summary>
    public async Task<T> RunAsync<T>(Task<T> calls)
    {
        while (!calls.IsCompleted)
        {
            while (_scheduled.TryDequeue(out var actor))
            {
                actor.Execute();
            }

            await Task.Yield();
        }

        return await calls;
    }

    /// <summary>Stops the process and starts it again.</summary>
    public async Task RestartAsync()
    {
        await Courses.DisposeAsync();
        Courses = NewRuntime();
    }

    public async Task<CommandAnswer> DoAsync(CommandEnvelope command, CourseKey? course = null) => await Courses.ExecuteAsync(course ?? Course, command, Cancel);

    public Task<CommandAnswer> DoAsync(CourseCommand command, Caller? caller = null, CourseKey? course = null) => DoAsync(Envelope(command, caller), course);

    public async Task<CommandAnswer.Answered> AnsweredAsync(CourseCommand command, Caller? caller = null, CourseKey? course = null) =>
        Assert.IsType<CommandAnswer.Answered>(await DoAsync(command, caller, course));

    public async Task<CourseReading> ReadAsync(Caller? caller = null, CourseKey? course = null) =>
        await Courses.ReadAsync(course ?? Course, caller ?? Coordinator, Cancel);

    /// <summary>The course as a replay of the journal gives it.</summary>
    public async Task<CourseSnapshot> ReplayAsync(CourseKey? course = null) => await History.FoldAsync(course ?? Course, new AsOf.Version(long.MaxValue), Cancel);

    public async ValueTask DisposeAsync()
    {
        Journal.Release();
        await Courses.DisposeAsync();
    }

    private void Schedule(IThreadPoolWorkItem actor)
    {
        if (Simulated)
        {
            _scheduled.Enqueue(actor);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(actor, preferLocal: false);
        }
    }

    // ProtectedText does not show itself; the fingerprint must see it.
    private static string Show(CourseCommand command) => command is ExplainConfidentialityLimits remark ? remark.Note?.Value ?? "" : command.ToString();
}
