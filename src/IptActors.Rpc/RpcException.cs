namespace IptActors.Rpc;

/// <summary>
/// Ends a call with a status from places that cannot return one. A handler that can return should return:
/// an exception costs some ten thousand times as much as a value.
/// </summary>
/// <remarks>The client throws it for every call that did not end with <see cref="RpcCode.Ok"/>.</remarks>
public sealed class RpcException : Exception
{
    /// <summary>Ends the call with this status.</summary>
    /// <param name="status">Anything but <see cref="RpcCode.Ok"/>.</param>
    /// <param name="innerException">What caused it, for logs only: it is never sent. Null when nothing did.</param>
    public RpcException(RpcStatus status, Exception? innerException = null)
        : base(status?.ToString(), innerException)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (status.IsOk)
        {
            throw new ArgumentException("Success is not an exception: expected a status other than OK.", nameof(status));
        }

        Status = status;
    }

    /// <summary>Ends the call with a code and a sentence.</summary>
    /// <param name="code">Anything but <see cref="RpcCode.Ok"/>.</param>
    /// <param name="message">A sentence for the caller's developers, without personal data.</param>
    public RpcException(RpcCode code, string message)
        : this(new RpcStatus(code, message))
    {
    }

    /// <summary>How the call ended.</summary>
    public RpcStatus Status { get; }

    /// <summary>What the server sent after its answer. Empty on the server's side and when nothing came.</summary>
    public RpcMetadata Trailers { get; init; } = [];
}
