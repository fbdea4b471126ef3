using System.Threading.Tasks.Sources;
using IptActors.Engine.AccessLog;

namespace IptActors.Postgres.AccessLog;

/// <summary>Somebody who waits for an entry to become durable. Awaited once; goes on within <see cref="Complete"/>.</summary>
internal sealed class PendingAccess : IValueTaskSource<AccessRecording>
{
    private ManualResetValueTaskSourceCore<AccessRecording> _core;

    /// <summary>Ends when it is known what became of the entry.</summary>
    public ValueTask<AccessRecording> Recording => new(this, _core.Version);

    public void Complete(AccessRecording recording) => _core.SetResult(recording);

    AccessRecording IValueTaskSource<AccessRecording>.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<AccessRecording>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<AccessRecording>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
