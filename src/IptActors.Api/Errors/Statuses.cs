using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using IptActors.Contracts.V1;

namespace IptActors.Api.Errors;

/// <summary>Makes statuses: code, reason and typed details. Messages are for developers and hold nothing personal.</summary>
internal static class Statuses
{
    /// <summary>The domain of every reason. Never changes.</summary>
    public const string Domain = "iptactors.dev";

    /// <summary>A status with its reason and no other details yet.</summary>
    /// <param name="code">The gRPC code.</param>
    /// <param name="reason">The reason, as errors.proto explains it.</param>
    /// <param name="message">What was expected, what was found, what to do.</param>
    /// <param name="metadata">Every value that changes from call to call.</param>
    public static Status Of(Code code, ErrorReason reason, string message, params ReadOnlySpan<(string Key, string Value)> metadata)
    {
        var info = new ErrorInfo { Domain = Domain, Reason = reason.Name() };
        foreach (var (key, value) in metadata)
        {
            info.Metadata.Add(key, value);
        }

        return new Status { Code = (int)code, Message = message, Details = { Any.Pack(info) } };
    }

    /// <summary>The status with one detail more.</summary>
    public static Status With(this Status status, IMessage detail)
    {
        status.Details.Add(Any.Pack(detail));
        return status;
    }

    /// <summary>The status with a hint after which time the same request may be sent again.</summary>
    public static Status RetryAfter(this Status status, TimeSpan delay) => status.With(new RetryInfo { RetryDelay = delay.ToDuration() });

    /// <summary>The reason as clients read it: <c>RULES_BROKEN</c>.</summary>
    public static string Name(this ErrorReason reason)
    {
        var prefixed = Names[reason];
        return prefixed["ERROR_REASON_".Length..];
    }

    private static readonly Dictionary<ErrorReason, string> Names =
        ErrorsReflection.Descriptor.EnumTypes[0].Values.ToDictionary(value => (ErrorReason)value.Number, value => value.Name);
}
