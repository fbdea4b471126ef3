using Google.Protobuf;
using IptActors.Contracts.V1;

namespace IptActors.Crash.Tests.Load;

/// <summary>A command that a caller sent until it was answered, always with the same request id and content.</summary>
/// <param name="Course">Resource name.</param>
/// <param name="RequestId">The id that makes the attempts one.</param>
/// <param name="Request">The message.</param>
/// <param name="Caller">Number of the caller.</param>
internal sealed record SentCommand(string Course, string RequestId, IMessage Request, int Caller)
{
    /// <summary>When it was first sent.</summary>
    public long SentAt { get; set; }

    /// <summary>When its answer was there.</summary>
    public long AnsweredAt { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>What was answered; null when the caller stopped before it was.</summary>
    public CommandResult? Answer { get; set; }
}
