namespace IptActors.Rpc.Client;

/// <summary>What is particular to one call.</summary>
public sealed record RpcCallOptions
{
    /// <summary>Nothing particular.</summary>
    public static RpcCallOptions Default { get; } = new();

    /// <summary>Sent with this call, after those of the channel. Null for none.</summary>
    public RpcMetadata? Headers { get; init; }

    /// <summary>How long to wait for the end of the call; the server is told. Null leaves it to the channel.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether requests are compressed with gzip. Default false.</summary>
    public bool Compress { get; init; }

    /// <summary>Called once with the response headers. Null when nobody wants them.</summary>
    public Action<RpcMetadata>? OnHeaders { get; init; }

    /// <summary>Called once with the trailers, whether the call succeeded or not. Null when nobody wants them.</summary>
    public Action<RpcMetadata>? OnTrailers { get; init; }
}
