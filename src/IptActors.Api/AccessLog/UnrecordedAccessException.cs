using Google.Rpc;

namespace IptActors.Api.AccessLog;

/// <summary>Ends a stream whose next part must not leave. Caught by the method around the handler; handlers let it pass.</summary>
/// <param name="status">What the stream ends with.</param>
internal sealed class UnrecordedAccessException(Status status) : Exception("The log of access could not be written; the stream ends.")
{
    /// <summary>What the stream ends with.</summary>
    public Status Status { get; } = status;
}
