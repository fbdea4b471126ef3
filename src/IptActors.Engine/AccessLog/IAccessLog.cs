namespace IptActors.Engine.AccessLog;

/// <summary>Takes what must be on record before an answer leaves. Always on: there is no way to run without it.</summary>
/// <remarks>On the path of every read: called by many threads at once.</remarks>
public interface IAccessLog
{
    /// <summary>Records an entry; completes when it is durable, or will not be.</summary>
    /// <remarks>Not cancellable: a caller that goes away after it asked was still shown what it had got.</remarks>
    ValueTask<AccessRecording> RecordAsync(AccessEntry entry);
}
