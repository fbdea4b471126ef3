using System.Diagnostics;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Commands;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Engine.Telemetry;

namespace IptActors.Engine.Courses;

/// <summary>
/// One course in memory: loaded by folding, it takes commands, decides, appends with the expected version, evolves and answers; nothing
/// else. Whoever holds it (a mailbox, a grain) calls it one at a time; <see cref="Committed"/> may be read by any thread.
/// </summary>
internal sealed class TreatmentCourse(CourseKey key, CourseServices services, CourseMemory memory, ICourseAppend append)
{
    /// <summary>A course whose host keeps nothing of it elsewhere.</summary>
    public TreatmentCourse(CourseKey key, CourseServices services)
        : this(key, services, new CourseMemory(), new DirectAppend(services))
    {
    }

    /// <summary>Which course.</summary>
    public CourseKey Key => key;

    /// <summary>The course after its last durable event; null while it is not loaded.</summary>
    public CourseSnapshot? Committed => memory.Committed;

    /// <summary>Loads the course unless it is loaded.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    public async ValueTask<CourseSnapshot> LoadAsync(CancellationToken cancellationToken)
    {
        if (Committed is { } loaded)
        {
            return loaded;
        }

        var started = services.Clock.GetTimestamp();
        memory.Requests = new RequestLog();
        var snapshot = await CatchUpAsync(CourseSnapshot.Before(key), cancellationToken);
        services.Metrics.Activated(snapshot.Version, services.Clock.GetElapsedTime(started));
        if (snapshot.ChainBreak is { } broken)
        {
            Alarm(broken, snapshot.UnreadableFrom);
        }

        memory.Committed = snapshot;
        return snapshot;
    }

    /// <summary>Loads the course or, when it is loaded, reads what other processes have appended since.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    public async ValueTask<CourseSnapshot> LoadNewestAsync(CancellationToken cancellationToken)
    {
        if (Committed is not { } known)
        {
            return await LoadAsync(cancellationToken);
        }

        // A read that is cut short has noted some requests and not others: then the course is loaded from nothing the next time.
        Unload();
        var newest = await CatchUpAsync(known, cancellationToken);
        if (newest.ChainBreak != known.ChainBreak)
        {
            // It does not continue what we know: a restored backup, or an altered record. A load from nothing tells which.
            return await LoadAsync(cancellationToken);
        }

        memory.Committed = newest;
        return newest;
    }

    /// <summary>Forgets the course; the next command loads it from the journal.</summary>
    public void Unload() => memory.Committed = null;

    /// <summary>Carries out commands in their order and settles every one.</summary>
    public async ValueTask ExecuteAsync(IReadOnlyList<PendingCommand> commands, CancellationToken cancellationToken)
    {
        var settled = 0;
        var attempt = 0;
        while (settled < commands.Count)
        {
            CourseSnapshot committed;
            try
            {
                committed = await LoadAsync(cancellationToken);
            }
            catch (JournalUnavailableException e)
            {
                services.Log.CourseNotLoaded(e);
                RefuseFrom(commands, settled, Unavailable);
                return;
            }

            var speculation = new Speculation(key, committed, memory.Requests, services);
            var taken = settled;
            while (taken < commands.Count && speculation.TryTake(commands[taken]))
            {
                taken++;
            }

            attempt++;
            if (await TrySettleAsync(speculation, committed, attempt, commands[settled].Trace, cancellationToken))
            {
                settled = taken;
                attempt = 0;
            }
        }
    }

    /// <summary>False when another writer was faster and the commands are to be decided again.</summary>
    private async ValueTask<bool> TrySettleAsync(
        Speculation speculation, CourseSnapshot committed, int attempt, ActivityContext trace, CancellationToken cancellationToken)
    {
        if (!speculation.HasEvents)
        {
            return await TryTellAsync(speculation, committed, attempt, cancellationToken);
        }

        var request = speculation.ToRequest();
        var started = services.Clock.GetTimestamp();
        using var activity = EngineTelemetry.Source.StartActivity("course.append", ActivityKind.Internal, trace);
        var end = await append.AppendAsync(request, speculation.Events, cancellationToken);
        services.Metrics.Appended(end.Fate, request.Events.Count, services.Clock.GetElapsedTime(started));
        switch (end.Fate)
        {
            case AppendFate.Committed:
                // Before anyone is told, so that who reads after the answer reads what was answered.
                memory.Committed = speculation.After(end.LastPosition);
                speculation.Tell(end.LastPosition);
                return true;
            case AppendFate.KeyTaken:
                // The one with events travels alone and is the last: there are no others.
                speculation.Abort(new Refusal.ClientHasActiveCourse(end.Holder!.Value), Unavailable);
                return true;
            case AppendFate.Unavailable:
                speculation.Abort(Unavailable, Unavailable);
                return true;
            case AppendFate.Unknown:
                // What is in memory may be behind what is durable: the next command reads it again.
                Unload();
                speculation.Abort(new Refusal.OutcomeUnknown(), Unavailable);
                return true;
            default:
                await RefreshAsync(committed, cancellationToken);
                if (attempt < services.Options.MaxAttempts)
                {
                    return false;
                }

                var conflict = new Refusal.ConflictPersisted(attempt);
                speculation.Abort(conflict, conflict);
                return true;
        }
    }

    /// <summary>Tells what records nothing. An append would have shown whether the course is as it is known here; without one the journal is asked.</summary>
    private async ValueTask<bool> TryTellAsync(Speculation speculation, CourseSnapshot committed, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            if (services.Options.OtherWriters && speculation.RestsOnState && attempt < services.Options.MaxAttempts
                && (await LoadNewestAsync(cancellationToken)).Version != committed.Version)
            {
                return false;
            }

            speculation.Tell(committed.Position);
        }
        catch (JournalUnavailableException e)
        {
            services.Log.CourseNotLoaded(e);
            speculation.Abort(Unavailable, Unavailable);
        }

        return true;
    }

    /// <summary>Reads what another writer appended.</summary>
    private async ValueTask RefreshAsync(CourseSnapshot committed, CancellationToken cancellationToken)
    {
        CourseSnapshot? refreshed = null;
        try
        {
            var caughtUp = await CatchUpAsync(committed, cancellationToken);

            // A conflict without anything new, or with something that does not continue what we know: the journal went back behind us
            // (a restored backup). Then nothing in memory holds, and the next load starts from nothing.
            refreshed = caughtUp.Version > committed.Version && caughtUp.ChainBreak is null ? caughtUp : null;
        }
        catch (JournalUnavailableException e)
        {
            services.Log.CourseNotLoaded(e);
        }
        finally
        {
            memory.Committed = refreshed;
        }
    }

    private async ValueTask<CourseSnapshot> CatchUpAsync(CourseSnapshot snapshot, CancellationToken cancellationToken)
    {
        await foreach (var stored in services.History.ReadStoredAsync(key, snapshot.Version, cancellationToken))
        {
            snapshot = snapshot.With(stored, services.Codec, out var record);
            if (record is null)
            {
                break;
            }

            memory.Requests.Note(record);
        }

        return snapshot;
    }

    // Once a course: one that is read often must not fill the log.
    private void Alarm(ChainBreak broken, long? unreadableFrom)
    {
        if (!services.Options.Alarms.Raise(key))
        {
            return;
        }

        services.Log.ChainBroken(key.Clinic.Value, key.Course.Value, broken.Version, broken.Fault);
        if (unreadableFrom is { } version)
        {
            services.Log.EventUnreadable(key.Clinic.Value, key.Course.Value, version);
        }

        services.Metrics.ChainBroken();
    }

    private Refusal.Unavailable Unavailable => new(services.Options.UnavailableRetryAfter);

    private static void RefuseFrom(IReadOnlyList<PendingCommand> commands, int first, Refusal refusal)
    {
        for (var index = first; index < commands.Count; index++)
        {
            commands[index].Refuse(refusal);
        }
    }
}
