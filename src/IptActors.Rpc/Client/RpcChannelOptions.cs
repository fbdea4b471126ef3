namespace IptActors.Rpc.Client;

/// <summary>How a client speaks to one server.</summary>
public sealed class RpcChannelOptions
{
    /// <summary>Largest response message in bytes, before and after decompression. Larger is RESOURCE_EXHAUSTED. Default 4 MiB.</summary>
    public int MaxReceiveMessageSize { get; init; } = 4 * 1024 * 1024;

    /// <summary>Sent with every call, for example <c>authorization</c>. Not to be changed while calls run.</summary>
    public RpcMetadata Headers { get; init; } = [];

    /// <summary>How long calls wait that do not say it themselves. Null waits for ever. Default null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long to wait for a connection. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Carries the requests; not disposed with the channel. Null makes one that opens more connections when one is full.</summary>
    public HttpMessageHandler? Handler { get; init; }
}
