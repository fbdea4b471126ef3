using IptActors.Engine.AccessLog;

namespace IptActors.Postgres.AccessLog;

/// <summary>Entries that become durable together. Whoever added one waits for the same task.</summary>
internal sealed class AccessBatch
{
    // The writer must not run its callers' code.
    private readonly TaskCompletionSource<AccessRecording> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>In the order in which they will stand in the log.</summary>
    public List<AccessEntry> Entries { get; } = new(64);

    /// <summary>Courses in all entries.</summary>
    public int Courses { get; private set; }

    /// <summary>Ends when it is known what became of the entries.</summary>
    public Task<AccessRecording> Done => _done.Task;

    public void Add(AccessEntry entry)
    {
        Entries.Add(entry);
        Courses += entry.Courses.Count;
    }

    public void Complete(AccessRecording recording) => _done.TrySetResult(recording);
}
