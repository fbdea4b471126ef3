using Google.Protobuf.Reflection;

namespace IptActors.Rpc.Server;

/// <summary>What a server allows. Set before <c>MapRpc</c>, read-only afterwards.</summary>
public sealed class RpcServerOptions
{
    /// <summary>Largest request message in bytes, before and after decompression. Larger is RESOURCE_EXHAUSTED. Default 4 MiB.</summary>
    public int MaxReceiveMessageSize { get; init; } = 4 * 1024 * 1024;

    /// <summary>Largest response message in bytes before compression. Larger is RESOURCE_EXHAUSTED. Default 4 MiB.</summary>
    public int MaxSendMessageSize { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// Responses of at least this many bytes are compressed when the caller accepts gzip. Null compresses only what a handler asks for
    /// with <see cref="RpcCallContext.CompressResponses"/>. Default 16 KiB.
    /// </summary>
    public int? CompressResponsesFrom { get; init; } = 16 * 1024;

    /// <summary>
    /// The status of a request whose bytes are not the declared message, broken UTF-8 included. Default INVALID_ARGUMENT: the fault is in
    /// the request, and a caller that sees it must not retry. Most gRPC implementations answer INTERNAL.
    /// </summary>
    public RpcCode MalformedMessageCode { get; init; } = RpcCode.InvalidArgument;

    /// <summary>Whether JSON fields that the message does not declare are skipped, not refused. Default true, as Connect servers do.</summary>
    public bool IgnoreUnknownJsonFields { get; init; } = true;

    /// <summary>Files whose messages may stand in a <c>google.protobuf.Any</c> of a JSON message, beside those of the services and <c>google.rpc</c>.</summary>
    public IReadOnlyList<FileDescriptor> JsonTypes { get; init; } = [];

    /// <summary>Whether Connect unary requests without <c>Connect-Protocol-Version: 1</c> are refused. Default false, so that curl works.</summary>
    public bool RequireConnectProtocolVersion { get; init; }

    /// <summary>Stands around every call. Null for nothing.</summary>
    public RpcMiddleware? Middleware { get; init; }

    /// <summary>The clock of deadlines. Default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
