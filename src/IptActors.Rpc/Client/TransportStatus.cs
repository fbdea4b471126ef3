namespace IptActors.Rpc.Client;

/// <summary>What a failure below gRPC means to the caller.</summary>
/// <remarks>Source: PROTOCOL-HTTP2.md, "Errors", for the codes of RST_STREAM.</remarks>
internal static class TransportStatus
{
    // .NET reports a connection that the server closed in peace (GOAWAY) like a stream that it reset without an error. The document has
    // INTERNAL for the second, which nobody sends before the end of an answer; the first is every server that stops.
    private const long NoError = 0x0;
    private const long RefusedStream = 0x7;
    private const long Cancel = 0x8;
    private const long EnhanceYourCalm = 0xB;
    private const long InadequateSecurity = 0xC;

    public static RpcStatus Of(Exception e) => FindProtocolError(e) switch
    {
        null => OfConnection(e),
        NoError => new RpcStatus(RpcCode.Unavailable, "The server closed the connection; what was asked may have been done."),
        RefusedStream => new RpcStatus(RpcCode.Unavailable, "The server refused the stream; nothing was done."),
        Cancel => new RpcStatus(RpcCode.Cancelled, "The server cancelled the stream."),
        EnhanceYourCalm => new RpcStatus(RpcCode.ResourceExhausted, "The server is out of bandwidth for this client."),
        InadequateSecurity => new RpcStatus(RpcCode.PermissionDenied, "The server wants a more secure connection."),
        var code => new RpcStatus(RpcCode.Internal, $"The server reset the stream with HTTP/2 error {code}."),
    };

    private static RpcStatus OfConnection(Exception e) => e switch
    {
        HttpRequestException or IOException => new RpcStatus(RpcCode.Unavailable, "The connection to the server failed. Is the server running at this address, and does it speak HTTP/2?"),
        OperationCanceledException => new RpcStatus(RpcCode.Cancelled, "The call was cancelled."),
        ObjectDisposedException => new RpcStatus(RpcCode.Cancelled, "The call or its channel was disposed."),
        _ => new RpcStatus(RpcCode.Internal, "The client failed; the inner exception says why."),
    };

    private static long? FindProtocolError(Exception? e) => e switch
    {
        null => null,
        HttpProtocolException protocol => protocol.ErrorCode,
        _ => FindProtocolError(e.InnerException),
    };
}
