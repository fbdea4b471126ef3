using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Engine.Reminders;
using IptActors.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace IptActors.Orleans.Hosting;

/// <summary>What every course of a silo works with.</summary>
internal sealed class CourseGrainServices : IDisposable
{
    private readonly CancellationTokenSource _abort = new();
    private readonly RepeatedRequests _repeated;
    private int _resident;

    public CourseGrainServices(
        ICourseJournal journal, IClinicalCatalogs catalogs, IDueNotices notices, CourseRuntimeOptions options, TimeProvider clock, ILogger log)
    {
        Notices = notices;
        var codec = EventCodec.Default;
        var history = new CourseHistory(journal, codec);
        var metrics = new EngineMetrics(() => Volatile.Read(ref _resident));

        // An activation that a crashed silo left behind is another writer, even where only silos write.
        var shared = options with { OtherWriters = true };
        Engine = new CourseServices(
            journal, history, codec, catalogs, clock, shared, metrics, log, static item => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false));
        Admission = new Admission(options.MaxInFlight);
        _repeated = new RepeatedRequests(history, codec);
    }

    /// <summary>The services of the engine.</summary>
    public CourseServices Engine { get; }

    /// <summary>Where it is put down that something is overdue.</summary>
    public IDueNotices Notices { get; }

    /// <summary>Counts the commands of this silo.</summary>
    public Admission Admission { get; }

    /// <summary>Ends what could not be finished when the silo stops.</summary>
    public CancellationToken Aborted => _abort.Token;

    /// <summary>What a caller is told while the journal is away.</summary>
    public Refusal.Unavailable Unavailable => new(Engine.Options.UnavailableRetryAfter);

    /// <summary>Lets a command in; otherwise why not.</summary>
    public Refusal? Admit()
    {
        switch (Admission.Enter())
        {
            case Admitted.Yes:
                return null;
            case Admitted.Closed:
                return new Refusal.ShuttingDown();
            default:
                Engine.Metrics.TurnedAway();
                return new Refusal.Busy(Engine.Options.BusyRetryAfter);
        }
    }

    /// <summary>A course came into memory or left it.</summary>
    public void Count(int change) => Interlocked.Add(ref _resident, change);

    /// <summary>A course with everything that any activation has appended, read beside what is in memory.</summary>
    /// <param name="course">The course.</param>
    /// <param name="known">What is in memory; null for nothing.</param>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    public async ValueTask<CourseSnapshot> NewestAsync(CourseKey course, CourseSnapshot? known)
    {
        var start = known ?? CourseSnapshot.Before(course);
        var newest = start;
        await foreach (var stored in Engine.History.ReadStoredAsync(course, start.Version, Aborted))
        {
            newest = newest.With(stored, Engine.Codec, out _);
        }

        // What does not continue the memory comes of a restored backup or an altered record: a fold from nothing tells which.
        return newest.ChainBreak == start.ChainBreak ? newest : await Engine.History.FoldAsync(course, new AsOf.Version(long.MaxValue), Aborted);
    }

    /// <summary>The first answer to a request that was carried out before.</summary>
    public async ValueTask<CommandAnswer> AnswerRepeatedAsync(CourseKey course, RequestEntry entry, Caller caller, CourseSnapshot? known)
    {
        try
        {
            return await _repeated.AnswerAsync(course, entry, caller, await NewestAsync(course, known), Aborted);
        }
        catch (JournalUnavailableException)
        {
            return new CommandAnswer.Refused(Unavailable);
        }
    }

    /// <summary>Ends what is left.</summary>
    public void Dispose()
    {
        _abort.Cancel();
        Engine.Metrics.Dispose();
        _abort.Dispose();
    }
}
