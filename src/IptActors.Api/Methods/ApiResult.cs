using Google.Rpc;

namespace IptActors.Api.Methods;

/// <summary>What a method answers: a message, or a refusal as a value. Exceptions are for bugs.</summary>
/// <typeparam name="T">The response message.</typeparam>
public readonly struct ApiResult<T>
    where T : class
{
    private ApiResult(T? value, Status? status)
    {
        Value = value;
        Refusal = status;
    }

    /// <summary>The answer; null when refused.</summary>
    public T? Value { get; }

    /// <summary>Why not, with typed details; null when there is an answer.</summary>
    public Status? Refusal { get; }

    /// <summary>An answer.</summary>
    public static implicit operator ApiResult<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator ApiResult<T>(Status refusal) => new(null, refusal);
}
