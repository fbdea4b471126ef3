namespace IptActors.Rpc;

/// <summary>The wire a call came in on.</summary>
public enum RpcProtocol
{
    /// <summary>gRPC over HTTP/2.</summary>
    Grpc,

    /// <summary>gRPC-Web, binary or base64 text, over any HTTP.</summary>
    GrpcWeb,

    /// <summary>Connect, over any HTTP.</summary>
    Connect,
}
