using IptActors.Engine.Commands;

namespace IptActors.Engine.Courses;

/// <summary>A command that was accepted and waits for its answer.</summary>
internal sealed class PendingCommand(CommandEnvelope envelope, CancellationToken cancellationToken)
{
    // Continuations run elsewhere: the actor must not carry out what its callers do with the answer.
    private readonly TaskCompletionSource<Settlement> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CommandEnvelope Envelope { get; } = envelope;

    /// <summary>Whether the caller stopped waiting before the command was begun.</summary>
    public bool Abandoned => cancellationToken.IsCancellationRequested;

    /// <summary>What became of the command.</summary>
    public Task<Settlement> Settled => _settled.Task;

    public void Answer(CommandAnswer answer) => _settled.TrySetResult(new Settlement(answer, null));

    public void Refuse(Refusal refusal) => Answer(new CommandAnswer.Refused(refusal));

    public void Repeat(RequestEntry entry) => _settled.TrySetResult(new Settlement(null, entry));

    public void Fail(Exception exception) => _settled.TrySetException(exception);

    public void Abandon() => _settled.TrySetCanceled(cancellationToken);
}

/// <summary>What became of a command: an answer, or the knowledge that it was carried out before, by these events.</summary>
internal readonly record struct Settlement(CommandAnswer? Answer, RequestEntry? Repeated);
