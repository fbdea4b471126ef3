namespace IptActors.Rpc.Server.Calls;

/// <summary>
/// Lets one at a time use the response: the handler that writes, or whoever ends the call. The deadline can pass at any moment, so all
/// moves are atomic.
/// </summary>
internal struct CallGate
{
    private const int Idle = 0;
    private const int Writing = 1;
    private const int Finished = 2;

    private int _state;

    /// <summary>Begins a write; false when another one is under way or the call has ended.</summary>
    public bool TryBeginWrite() => Move(Idle, Writing);

    /// <summary>Ends a write.</summary>
    public void EndWrite() => Volatile.Write(ref _state, Idle);

    /// <summary>Ends the call; false when it has ended or a write is under way.</summary>
    public bool TryFinish() => Move(Idle, Finished);

    /// <summary>Whether the call has ended.</summary>
    public readonly bool IsFinished => Volatile.Read(in _state) == Finished;

    private bool Move(int from, int to) => Interlocked.CompareExchange(ref _state, to, from) == from;
}
