namespace IptActors.Rpc;

/// <summary>How a call ended, as a value: a code, a sentence for developers and, for rich errors, typed details.</summary>
public sealed class RpcStatus
{
    /// <summary>Makes a status without typed details.</summary>
    /// <param name="code">How the call ended.</param>
    /// <param name="message">A sentence for the caller's developers. It travels in clear text and into logs: no personal data.</param>
    public RpcStatus(RpcCode code, string message = "")
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfNegative((int)code, nameof(code));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)code, (int)RpcCode.Unauthenticated, nameof(code));
        Code = code;
        Message = message;
    }

    internal RpcStatus(RpcCode code, string message, Google.Rpc.Status? details)
        : this(code, message) => Details = details;

    /// <summary>Success. There is only one.</summary>
    public static RpcStatus Ok { get; } = new(RpcCode.Ok);

    /// <summary>How the call ended.</summary>
    public RpcCode Code { get; }

    /// <summary>A sentence for the caller's developers; empty when there is nothing to add to the code.</summary>
    public string Message { get; }

    /// <summary>The rich error, sent as <c>grpc-status-details-bin</c> or as Connect's <c>details</c>; null when there is none.</summary>
    public Google.Rpc.Status? Details { get; }

    /// <summary>Whether the call did what was asked.</summary>
    public bool IsOk => Code == RpcCode.Ok;

    /// <summary>Takes over code, message and details of a rich error.</summary>
    /// <param name="status">The rich error; not copied, so do not change it afterwards. A code outside 0 to 16 becomes <see cref="RpcCode.Unknown"/>.</param>
    public static RpcStatus FromGoogle(Google.Rpc.Status status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.Code == 0 ? Ok : new RpcStatus(RpcCodeNames.FromNumber(status.Code), status.Message, status);
    }

    /// <summary>Takes over code, message and details of a rich error.</summary>
    /// <param name="status">The rich error.</param>
    public static implicit operator RpcStatus(Google.Rpc.Status status) => FromGoogle(status);

    /// <summary>This status as the message that rich errors are made of.</summary>
    public Google.Rpc.Status ToGoogle() => Details ?? new Google.Rpc.Status { Code = (int)Code, Message = Message };

    /// <summary>The code's name and the message.</summary>
    public override string ToString() => Message.Length == 0 ? RpcCodeNames.Grpc(Code) : $"{RpcCodeNames.Grpc(Code)}: {Message}";
}
