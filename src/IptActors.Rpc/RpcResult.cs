using System.Diagnostics.CodeAnalysis;

namespace IptActors.Rpc;

/// <summary>What a handler answers: a message, or a refusal as a value.</summary>
/// <typeparam name="T">The response message.</typeparam>
public readonly struct RpcResult<T>
    where T : class
{
    private readonly RpcStatus? _status;

    private RpcResult(T? value, RpcStatus status)
    {
        Value = value;
        _status = status;
    }

    /// <summary>The answer; null when refused.</summary>
    public T? Value { get; }

    /// <summary>How the call ends: OK with an answer, the refusal without. A <c>default</c> result, which no handler should return, is UNKNOWN.</summary>
    public RpcStatus Status => _status ?? new RpcStatus(RpcCode.Unknown, "The handler returned neither an answer nor a refusal.");

    /// <summary>Whether there is an answer.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsOk => Value is not null;

    /// <summary>An answer.</summary>
    /// <param name="value">The response message.</param>
    public static implicit operator RpcResult<T>(T value) =>
        new(value ?? throw new ArgumentNullException(nameof(value)), RpcStatus.Ok);

    /// <summary>A refusal.</summary>
    /// <param name="status">Anything but <see cref="RpcCode.Ok"/>.</param>
    public static implicit operator RpcResult<T>(RpcStatus status) => Refused(status);

    /// <summary>A refusal with typed details.</summary>
    /// <param name="status">Anything but code 0.</param>
    public static implicit operator RpcResult<T>(Google.Rpc.Status status) => Refused(RpcStatus.FromGoogle(status));

    /// <summary>An answer, where the conversion cannot be implied.</summary>
    /// <param name="value">The response message.</param>
    [SuppressMessage("Design", "CA1000", Justification = "The named twin of the conversion operator, as CA2225 asks.")]
    public static RpcResult<T> Answered(T value) => value;

    /// <summary>A refusal, where the conversion cannot be implied.</summary>
    /// <param name="status">Anything but <see cref="RpcCode.Ok"/>.</param>
    [SuppressMessage("Design", "CA1000", Justification = "The named twin of the conversion operator, as CA2225 asks.")]
    public static RpcResult<T> Refused(RpcStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.IsOk
            ? throw new ArgumentException("A call that ends with OK has a message: expected a refusal.", nameof(status))
            : new RpcResult<T>(null, status);
    }
}
