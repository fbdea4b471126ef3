using IptActors.Rpc.TestHost;

namespace IptActors.Rpc.Tests;

/// <summary>A server with small limits and a caller that may send it anything.</summary>
public sealed class RawServer : IAsyncLifetime
{
    public const int MaxReceive = 64 * 1024;
    public const int MaxSend = 96 * 1024;

    private readonly RawCall _call = new();
    private InteropHost? _host;

    public InteropHost Host => _host ?? throw new InvalidOperationException("The server has not started.");

    public async ValueTask InitializeAsync() =>
        _host = await InteropHost.StartAsync(new Rpc.Server.RpcServerOptions { MaxReceiveMessageSize = MaxReceive, MaxSendMessageSize = MaxSend });

    public async ValueTask DisposeAsync()
    {
        _call.Dispose();
        await Host.DisposeAsync();
    }

    internal Task<RawAnswer> GrpcAsync(string method, byte[] body, params (string Name, string Value)[] headers) =>
        _call.SendAsync(Host.Http2, RawCall.TestService + method, body, headers: headers);

    internal Task<RawAnswer> PostAsync(string method, byte[] body, string contentType, params (string Name, string Value)[] headers) =>
        _call.SendAsync(Host.Http1, RawCall.TestService + method, body, contentType, null, [(":version", "1.1"), .. headers]);

    internal Task<RawAnswer> SendAsync(HttpMethod method, string path, byte[] body, string? contentType, params (string Name, string Value)[] headers) =>
        _call.SendAsync(Host.Http2, path, body, contentType, method, headers);

    internal Task<RawAnswer> GetAsync(string methodAndQuery, params (string Name, string Value)[] headers) =>
        _call.SendAsync(Host.Http1, RawCall.TestService + methodAndQuery, [], null, HttpMethod.Get, [(":version", "1.1"), .. headers]);
}
