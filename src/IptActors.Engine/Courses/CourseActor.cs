using IptActors.Engine.Commands;
using IptActors.Engine.History;
using IptActors.Engine.Telemetry;

namespace IptActors.Engine.Courses;

/// <summary>What a mailbox says to a new command.</summary>
internal enum Posted
{
    /// <summary>It will be settled.</summary>
    Accepted,

    /// <summary>Too many wait.</summary>
    Full,

    /// <summary>The actor left memory: ask the directory for its successor.</summary>
    Retired,
}

/// <summary>
/// The mailbox of one course. Commands wait in a bounded queue and are carried out one append at a time, by the thread of whoever
/// finds the actor idle and then by those that end its appends; an idle actor is its course in memory and nothing else.
/// </summary>
internal sealed class CourseActor(TreatmentCourse course, CourseServices services, Action<CourseActor> unopened, CancellationToken aborted)
    : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private Queue<PendingCommand>? _waiting;
    private TaskCompletionSource<CourseSnapshot>? _loading;
    private bool _running;
    private bool _retired;
    private long _lastUsed = services.Clock.GetTimestamp();

    /// <summary>The course.</summary>
    public TreatmentCourse Course => course;

    /// <summary>When it was last asked for anything, as a timestamp of the clock.</summary>
    public long LastUsed => Volatile.Read(ref _lastUsed);

    /// <summary>Puts a command into the mailbox.</summary>
    public Posted Post(PendingCommand command)
    {
        bool idle;
        lock (_gate)
        {
            if (_retired)
            {
                return Posted.Retired;
            }

            _waiting ??= new Queue<PendingCommand>();
            if (_waiting.Count >= services.Options.MailboxCapacity)
            {
                return Posted.Full;
            }

            _waiting.Enqueue(command);
            idle = Wake();
        }

        if (idle)
        {
            services.Schedule(this);
        }

        return Posted.Accepted;
    }

    /// <summary>The course as it stands, without waiting for commands; null while it is not loaded.</summary>
    public CourseSnapshot? Read()
    {
        Volatile.Write(ref _lastUsed, services.Clock.GetTimestamp());
        return course.Committed;
    }

    /// <summary>The course once it is loaded, with what other processes have appended where there are any; null: the actor left memory.</summary>
    public Task<CourseSnapshot>? LoadAsync()
    {
        Task<CourseSnapshot> loaded;
        bool idle;
        lock (_gate)
        {
            if (_retired)
            {
                return null;
            }

            _loading ??= new TaskCompletionSource<CourseSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
            loaded = _loading.Task;
            idle = Wake();
        }

        if (idle)
        {
            services.Schedule(this);
        }

        return loaded;
    }

    /// <summary>Takes the actor out of use if it has nothing to do. True once: afterwards it takes no more commands.</summary>
    public bool TryRetire()
    {
        lock (_gate)
        {
            if (_running || _retired)
            {
                return false;
            }

            _retired = true;
            return true;
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    /// <summary>Notes that there is work. True: nobody does it yet, and whoever asked must see to it once the gate is open.</summary>
    private bool Wake()
    {
        Volatile.Write(ref _lastUsed, services.Clock.GetTimestamp());
        var idle = !_running;
        _running = true;
        return idle;
    }

    // Ends only by having nothing left to do, and settles whatever it takes: nobody watches the task.
    private async Task RunAsync()
    {
        while (Take(out var commands, out var loading))
        {
            if (loading is not null)
            {
                await LoadAsync(loading);
            }

            if (commands.Count > 0)
            {
                await ExecuteAsync(commands);
            }
        }

        if (course.Committed is not { Version: > 0 })
        {
            unopened(this);
        }
    }

    private bool Take(out List<PendingCommand> commands, out TaskCompletionSource<CourseSnapshot>? loading)
    {
        lock (_gate)
        {
            loading = _loading;
            _loading = null;
            commands = [];
            while (commands.Count < services.Options.MaxCommandsPerAppend && _waiting is not null && _waiting.TryDequeue(out var command))
            {
                if (command.Abandoned)
                {
                    command.Abandon();
                }
                else
                {
                    commands.Add(command);
                }
            }

            _running = commands.Count > 0 || loading is not null || _waiting is { Count: > 0 };
            if (!_running)
            {
                _waiting = null;
            }

            return _running;
        }
    }

    private async Task LoadAsync(TaskCompletionSource<CourseSnapshot> loading)
    {
        try
        {
            loading.SetResult(await (services.Options.OtherWriters ? course.LoadNewestAsync(aborted) : course.LoadAsync(aborted)));
        }
        catch (Exception e)
        {
            // Whoever asked is told; the course stays unloaded and the next one tries again.
            loading.SetException(e);
        }
    }

    private async Task ExecuteAsync(List<PendingCommand> commands)
    {
        try
        {
            await course.ExecuteAsync(commands, aborted);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            commands.ForEach(command => command.Refuse(new Refusal.ShuttingDown()));
        }
        catch (Exception bug)
        {
            // What is in memory may be half done: it is loaded anew for the next command.
            services.Log.CourseFaulted(bug);
            course.Unload();
            commands.ForEach(command => command.Fail(bug));
        }
    }
}
