namespace IptActors.Rpc.Tests.Peers;

/// <summary>The standard cases by name (gRPC interop-test-descriptions.md).</summary>
internal static class InteropCases
{
    public static readonly string[] Standard =
    [
        "empty_unary", "large_unary", "client_compressed_unary", "server_compressed_unary", "client_streaming", "client_compressed_streaming",
        "server_streaming", "server_compressed_streaming", "ping_pong", "empty_stream", "custom_metadata", "status_code_and_message",
        "special_status_message", "unimplemented_method", "unimplemented_service", "cancel_after_begin", "cancel_after_first_response",
        "timeout_on_sleeping_server",
    ];

    /// <summary>Those that need both ends to talk at once, which HTTP/1.1 cannot.</summary>
    public static readonly string[] Duplex = ["ping_pong", "empty_stream", "cancel_after_first_response"];

    /// <summary>Those that a browser's client can say: one request, no say in compression.</summary>
    public static readonly string[] Browser =
    [
        "empty_unary", "large_unary", "server_streaming", "custom_metadata", "status_code_and_message", "special_status_message",
        "unimplemented_method", "unimplemented_service", "timeout_on_sleeping_server",
    ];

    /// <summary>Ours: what the standard cases leave out and every gRPC client can show.</summary>
    public static readonly string[] UnderStrain = ["message_too_large", "slow_reader", "many_streams_at_once"];
}
