using System.Diagnostics;
using IptActors.Engine.Commands;

namespace IptActors.Engine.Courses;

/// <summary>A command that was let in and waits for its answer. Settled once, whoever is first; then it leaves.</summary>
internal sealed class PendingCommand(CommandEnvelope envelope, Admission admission, CancellationToken cancellationToken)
{
    // Continuations run elsewhere: the actor must not carry out what its callers do with the answer.
    private readonly TaskCompletionSource<Settlement> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The command.</summary>
    public CommandEnvelope Envelope => envelope;

    /// <summary>The trace that it belongs to.</summary>
    public ActivityContext Trace { get; init; } = Activity.Current?.Context ?? default;

    /// <summary>Whether the caller stopped waiting before the command was begun.</summary>
    public bool Abandoned => cancellationToken.IsCancellationRequested;

    /// <summary>What became of the command.</summary>
    public Task<Settlement> Settled => _settled.Task;

    public void Answer(CommandAnswer answer) => Leave(_settled.TrySetResult(new Settlement(answer, null)));

    public void Refuse(Refusal refusal) => Answer(new CommandAnswer.Refused(refusal));

    public void Repeat(RequestEntry entry) => Leave(_settled.TrySetResult(new Settlement(null, entry)));

    public void Fail(Exception exception) => Leave(_settled.TrySetException(exception));

    public void Abandon() => Leave(_settled.TrySetCanceled(cancellationToken));

    // Counted until it is settled, not until its caller stops waiting.
    private void Leave(bool first)
    {
        if (first)
        {
            admission.Leave();
        }
    }
}
