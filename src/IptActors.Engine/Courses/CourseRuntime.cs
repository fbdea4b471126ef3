using System.Diagnostics;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace IptActors.Engine.Courses;

/// <summary>The courses as actors in this process: the embedded edition's <see cref="ICourses"/>.</summary>
public sealed class CourseRuntime : ICourses, IAsyncDisposable
{
    private readonly CourseServices _services;
    private readonly CourseDirectory _directory;
    private readonly Admission _admission;
    private readonly RepeatedRequests _repeated;
    private readonly CancellationTokenSource _abort = new();

    /// <summary>Starts with no course in memory.</summary>
    /// <param name="journal">Where events are kept.</param>
    /// <param name="catalogs">Which catalog a clinic works by.</param>
    /// <param name="options">Limits.</param>
    /// <param name="clock">The time of recording.</param>
    /// <param name="log">Where lifecycle and faults are told; no personal data.</param>
    public CourseRuntime(ICourseJournal journal, IClinicalCatalogs catalogs, CourseRuntimeOptions options, TimeProvider clock, ILogger<CourseRuntime> log)
        : this(journal, catalogs, options, clock, log, MemoryIsShort, static item => item.Execute())
    {
    }

    internal CourseRuntime(
        ICourseJournal journal,
        IClinicalCatalogs catalogs,
        CourseRuntimeOptions options,
        TimeProvider clock,
        ILogger log,
        Func<bool> memoryIsShort,
        Action<IThreadPoolWorkItem> schedule)
    {
        var codec = EventCodec.Default;
        var history = new CourseHistory(journal, codec);
        var metrics = new EngineMetrics(() => _directory?.Count ?? 0);
        _services = new CourseServices(journal, history, codec, catalogs, clock, options, metrics, log, schedule);
        _directory = new CourseDirectory(_services, memoryIsShort, _abort.Token);
        _admission = new Admission(options.MaxInFlight);
        _repeated = new RepeatedRequests(history, codec);
    }

    /// <summary>Courses in memory.</summary>
    public int Resident => _directory.Count;

    /// <inheritdoc/>
    public async ValueTask<CommandAnswer> ExecuteAsync(CourseKey course, CommandEnvelope command, CancellationToken cancellationToken)
    {
        var started = _services.Clock.GetTimestamp();
        var kind = command.Command.GetType().Name;
        using var activity = EngineTelemetry.Source.StartActivity("course.execute");
        activity?.SetTag("ipt.command", kind);
        var answer = await SettleAsync(course, command, cancellationToken);
        var code = answer is CommandAnswer.Refused refused ? refused.Refusal.Code : "ANSWERED";
        activity?.SetTag("ipt.outcome", code);
        _services.Metrics.Commanded(kind, code, _services.Clock.GetElapsedTime(started));
        return answer;
    }

    /// <inheritdoc/>
    public async ValueTask<CourseReading> ReadAsync(CourseKey course, Caller caller, CancellationToken cancellationToken)
    {
        try
        {
            return await ReachAsync(course, caller, cancellationToken);
        }
        catch (Exception e) when (RefusalOf(e) is not null)
        {
            return new CourseReading.Refused(RefusalOf(e)!);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<CourseReading> ReadAtAsync(CourseKey course, Caller caller, AsOf asOf, CancellationToken cancellationToken)
    {
        try
        {
            var reading = await ReachAsync(course, caller, cancellationToken);
            if (reading is not CourseReading.Found now)
            {
                return reading;
            }

            return await CourseReads.AtAsync(course, asOf, _services.History, cancellationToken) is CourseReading.Found then
                ? then with { Emergency = now.Emergency }
                : new CourseReading.Refused(CourseReads.NotFound);
        }
        catch (Exception e) when (RefusalOf(e) is not null)
        {
            return new CourseReading.Refused(RefusalOf(e)!);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<HistoryReading> ReadHistoryAsync(CourseKey course, Caller caller, long afterVersion, CancellationToken cancellationToken)
    {
        try
        {
            return await ReachAsync(course, caller, cancellationToken) switch
            {
                CourseReading.Found found => CourseReads.Events(course, afterVersion, _services.History) with { Emergency = found.Emergency },
                CourseReading.Refused refused => new HistoryReading.Refused(refused.Refusal),
                var other => throw new UnreachableException($"No answer for {other.GetType().Name}."),
            };
        }
        catch (Exception e) when (RefusalOf(e) is not null)
        {
            return new HistoryReading.Refused(RefusalOf(e)!);
        }
    }

    /// <summary>Takes no more commands, finishes those accepted, and gives up on what is left after <see cref="CourseRuntimeOptions.ShutdownTimeout"/>. Once.</summary>
    /// <returns>True when every accepted command was settled by itself; false when some had to be refused as shutting down.</returns>
    public async Task<bool> StopAsync()
    {
        _services.Log.Stopping(_admission.Count);
        var drained = _admission.CloseAsync();
        try
        {
            await drained.WaitAsync(_services.Options.ShutdownTimeout, _services.Clock);
            _services.Log.Stopped();
            return true;
        }
        catch (TimeoutException)
        {
            _services.Log.StoppedWithCommandsLeft(_admission.Count);
            await _abort.CancelAsync();
            return false;
        }
    }

    /// <summary>Stops, if it was not stopped, and lets go of timers.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _directory.Dispose();
        _services.Metrics.Dispose();
        _abort.Dispose();
    }

    private static bool MemoryIsShort()
    {
        var memory = GC.GetGCMemoryInfo();
        return memory.MemoryLoadBytes > memory.HighMemoryLoadThresholdBytes && memory.HighMemoryLoadThresholdBytes > 0;
    }

    /// <summary>What to tell the caller of what came up while reading; null for a bug.</summary>
    private Refusal? RefusalOf(Exception exception) => exception switch
    {
        JournalUnavailableException => new Refusal.Unavailable(_services.Options.UnavailableRetryAfter),
        OperationCanceledException when _abort.IsCancellationRequested => new Refusal.ShuttingDown(),
        _ => null,
    };

    private Refusal.Busy Busy => new(_services.Options.BusyRetryAfter);

    private async ValueTask<CommandAnswer> SettleAsync(CourseKey course, CommandEnvelope command, CancellationToken cancellationToken)
    {
        if (command.Caller.Clinic != course.Clinic)
        {
            return new CommandAnswer.Refused(new Refusal.NotPermitted());
        }

        var pending = new PendingCommand(command, _admission, cancellationToken);
        if (Accept(course, pending) is { } refusal)
        {
            return new CommandAnswer.Refused(refusal);
        }

        var settlement = await pending.Settled.WaitAsync(cancellationToken);
        if (settlement.Repeated is not { } entry)
        {
            return settlement.Answer!;
        }

        try
        {
            var current = await SnapshotAsync(course, cancellationToken);
            return await _repeated.AnswerAsync(course, entry, command.Caller, current, cancellationToken);
        }
        catch (Exception e) when (RefusalOf(e) is not null)
        {
            return new CommandAnswer.Refused(RefusalOf(e)!);
        }
    }

    /// <summary>Puts the command into the mailbox of its course; null when it is there.</summary>
    private Refusal? Accept(CourseKey course, PendingCommand pending)
    {
        switch (_admission.Enter())
        {
            case Admitted.Closed:
                return new Refusal.ShuttingDown();
            case Admitted.Full:
                _services.Metrics.TurnedAway();
                return Busy;
        }

        while (true)
        {
            var actor = _directory.Get(course);
            switch (actor.Post(pending))
            {
                case Posted.Accepted:
                    return null;
                case Posted.Full:
                    _services.Metrics.TurnedAway();
                    pending.Refuse(Busy);
                    return Busy;
                case Posted.Retired:
                    _directory.Remove(actor);
                    break;
            }
        }
    }

    private async ValueTask<CourseReading> ReachAsync(CourseKey course, Caller caller, CancellationToken cancellationToken) =>
        caller.Clinic != course.Clinic
            ? new CourseReading.Refused(new Refusal.NotPermitted())
            : CourseReads.Of(await SnapshotAsync(course, cancellationToken), course, caller, _services.Clock.GetUtcNow());

    private async ValueTask<CourseSnapshot> SnapshotAsync(CourseKey course, CancellationToken cancellationToken)
    {
        while (true)
        {
            var actor = _directory.Get(course);
            if (actor.Read() is { } resident && !_services.Options.OtherWriters)
            {
                return resident;
            }

            if (actor.LoadAsync() is { } loading)
            {
                return await loading.WaitAsync(cancellationToken);
            }

            _directory.Remove(actor);
        }
    }
}
