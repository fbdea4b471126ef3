namespace IptActors.Rpc;

/// <summary>How many messages go each way in a call.</summary>
public enum RpcMethodKind
{
    /// <summary>One request, one response.</summary>
    Unary,

    /// <summary>Any number of requests, one response.</summary>
    ClientStreaming,

    /// <summary>One request, any number of responses.</summary>
    ServerStreaming,

    /// <summary>Any number of both, in whatever order the two ends agree on.</summary>
    DuplexStreaming,
}
