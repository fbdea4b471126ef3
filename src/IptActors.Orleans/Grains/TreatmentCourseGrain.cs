using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Engine.Telemetry;
using IptActors.Orleans.Hosting;
using Orleans.EventSourcing;
using Orleans.EventSourcing.CustomStorage;
using Orleans.Placement;
using Orleans.Providers;

namespace IptActors.Orleans.Grains;

/// <summary>
/// The shell of one course in the cluster: the same <see cref="TreatmentCourse"/> that a mailbox holds, with its memory as the state of
/// a journaled grain and the journal as that grain's storage.
/// </summary>
/// <remarks>
/// 1. A command is decided on the memory. 2. Its events are raised, on the condition that nothing came between. 3. The storage appends
/// them with the expected version. 4. The memory makes the transition. 5. The command is answered. After a crash a second activation
/// of the course may be alive for a while; the append is the fence, the loser reads what the winner wrote and decides again.
/// </remarks>
[GrainType("treatment-course")]
[LogConsistencyProvider(ProviderName = TreatmentCourseSilo.LogProvider)]
[ResourceOptimizedPlacement]
[CollectionAgeLimit(Minutes = 30)]
internal sealed class TreatmentCourseGrain(CourseGrainServices services)
    : JournaledGrain<CourseMemory, CourseDelta>, ITreatmentCourseGrain, ICustomStorageInterface<CourseMemory, CourseDelta>, ICourseAppend
{
    // What the runtime of the log is told when the memory cannot be read: no version of any course, so that it does not try again by itself.
    private const int Unread = -1;

    private readonly CourseMemory _memory = new();
    private TreatmentCourse? _course;
    private AppendRequest? _request;
    private AppendEnd _end;
    private CourseReminder? _reminder;

    private CourseKey Key => Course.Key;

    private CourseReminder Reminder => _reminder ??= new CourseReminder(this, Key);

    private TreatmentCourse Course => _course ??= new TreatmentCourse(GrainKeys.ToCourse(this.GetPrimaryKeyString()), services.Engine, _memory, this);

    /// <inheritdoc/>
    public async ValueTask<CommandAnswer> ExecuteAsync(CommandEnvelope command)
    {
        var pending = new PendingCommand(command, services.Admission, CancellationToken.None) { Trace = CallTrace.Received() };
        if (services.Admit() is { } refusal)
        {
            return new CommandAnswer.Refused(refusal);
        }

        try
        {
            await Course.ExecuteAsync([pending], services.Aborted);
        }
        catch (OperationCanceledException) when (services.Aborted.IsCancellationRequested)
        {
            pending.Refuse(new Refusal.ShuttingDown());
        }
        catch (Exception bug)
        {
            services.Engine.Log.CourseFaulted(bug);
            Course.Unload();
            pending.Fail(bug);
        }

        if (_memory.Committed is not { Version: > 0 })
        {
            // Asking for ids that do not exist must not fill the memory.
            DeactivateOnIdle();
        }

        WatchDueItems();
        var settlement = await pending.Settled;
        return settlement.Repeated is { } entry
            ? await services.AnswerRepeatedAsync(Key, entry, command.Caller, _memory.Committed)
            : settlement.Answer!;
    }

    /// <inheritdoc/>
    public async ValueTask<CourseReading> ReadAsync(Caller caller)
    {
        try
        {
            // Beside the memory, never in it: a read may come while a command is being carried out.
            return CourseReads.Of(await services.NewestAsync(Key, _memory.Committed), Key, caller, services.Engine.Clock.GetUtcNow());
        }
        catch (JournalUnavailableException)
        {
            return new CourseReading.Refused(services.Unavailable);
        }
        finally
        {
            if (_memory.Committed is null)
            {
                DeactivateOnIdle();
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask RemindAsync()
    {
        var newest = await services.NewestAsync(Key, _memory.Committed);
        if (newest.UnreadableFrom is { } version)
        {
            // What a newer build or a repair will read there may have settled everything, or ask for more. The reminder comes again.
            throw new InvalidOperationException($"Event {version} of the course cannot be read: what is due in it cannot be said.");
        }

        await Reminder.TellAsync(newest.State, services.Notices, services.Engine.Clock, services.Aborted);
        await Reminder.KeepAsync(newest.State);
    }

    Task IRemindable.ReceiveReminder(string reminderName, TickStatus status)
    {
        Reminder.Came();
        return RemindAsync().AsTask();
    }

    /// <summary>Loads the course. When the journal is away the grain lives all the same, and the next command loads it.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        services.Count(1);
        try
        {
            await Course.LoadAsync(cancellationToken);
            WatchDueItems();
        }
        catch (JournalUnavailableException e)
        {
            services.Engine.Log.CourseNotLoaded(e);
        }
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        services.Count(-1);
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    async ValueTask<AppendEnd> ICourseAppend.AppendAsync(AppendRequest request, IReadOnlyList<SealedEvent> events, CancellationToken cancellationToken)
    {
        // After a load or a lost race the log has to learn at which version it stands.
        if (Version != request.ExpectedVersion || !ReferenceEquals(State, _memory))
        {
            await RefreshNow();
        }

        _request = request;
        _end = new AppendEnd(AppendFate.Lost);
        await RaiseConditionalEvents(events.Select(sealedEvent => new CourseDelta(sealedEvent)));
        _request = null;
        return _end;
    }

    async Task<bool> ICustomStorageInterface<CourseMemory, CourseDelta>.ApplyUpdatesToStorage(IReadOnlyList<CourseDelta> updates, int expectedVersion)
    {
        if (_request is not { } request || expectedVersion != request.ExpectedVersion || updates.Count != request.Events.Count)
        {
            throw new InvalidOperationException("The log asked to write what no command of this grain has decided.");
        }

        _end = await Appender.AppendAsync(request, services.Engine, services.Aborted);
        return _end.Fate == AppendFate.Committed;
    }

    Task<KeyValuePair<int, CourseMemory>> ICustomStorageInterface<CourseMemory, CourseDelta>.ReadStateFromStorage()
    {
        // The memory is loaded by the course itself, before it decides. Asked after a failed append the log must not write again.
        var version = _request is null && _memory.Committed is { } committed ? checked((int)committed.Version) : Unread;
        return Task.FromResult(new KeyValuePair<int, CourseMemory>(version, _memory));
    }

    /// <summary>Folds an event that is durable into the memory.</summary>
    /// <exception cref="InvalidOperationException">It does not follow the last one.</exception>
    protected override void TransitionState(CourseMemory state, CourseDelta @event)
    {
        var (journaled, headers, recorded) = @event.Event;
        if (state.Committed is not { } before || before.Version + 1 != journaled.Version)
        {
            throw new InvalidOperationException($"Expected event {state.Committed?.Version + 1} of the course, found {journaled.Version}.");
        }

        state.Committed = before.With(headers, recorded);
    }

    // Beside the answer: keeping a reminder writes to another table, for which nobody who gave a command should wait.
    private void WatchDueItems()
    {
        if (_memory.Committed is { Version: > 0, UnreadableFrom: null } committed && Reminder.MustLookAt(committed.State))
        {
            this.RegisterGrainTimer(
                static (grain, _) => grain._memory.Committed is { UnreadableFrom: null } now ? grain.Reminder.KeepAsync(now.State) : Task.CompletedTask,
                this,
                new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
        }
    }
}
