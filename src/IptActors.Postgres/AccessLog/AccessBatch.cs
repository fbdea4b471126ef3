using IptActors.Engine.AccessLog;

namespace IptActors.Postgres.AccessLog;

/// <summary>Entries that become durable together.</summary>
internal sealed class AccessBatch
{
    // So many callers are answered one after the other by one thread. Waking a thread of the pool for each costs more than the
    // answer; one that takes long holds up no more than these.
    private const int AnsweredTogether = 16;

    private readonly List<PendingAccess> _waiting = new(64);

    /// <summary>In the order in which they will stand in the log.</summary>
    public List<AccessEntry> Entries { get; } = new(64);

    /// <summary>Courses in all entries.</summary>
    public int Courses { get; private set; }

    /// <summary>Takes an entry; the result ends when it is known what became of it.</summary>
    public PendingAccess Add(AccessEntry entry)
    {
        Entries.Add(entry);
        Courses += entry.Courses.Count;
        var pending = new PendingAccess();
        _waiting.Add(pending);
        return pending;
    }

    /// <summary>Tells everybody who waits, on threads of the pool: the writer must not run its callers' code.</summary>
    public void Complete(AccessRecording recording)
    {
        for (var from = 0; from < _waiting.Count; from += AnsweredTogether)
        {
            var some = (_waiting, From: from, To: Math.Min(from + AnsweredTogether, _waiting.Count), recording);
            ThreadPool.UnsafeQueueUserWorkItem(
                static answers =>
                {
                    for (var i = answers.From; i < answers.To; i++)
                    {
                        answers._waiting[i].Complete(answers.recording);
                    }
                },
                some,
                preferLocal: false);
        }
    }
}
