using IptActors.Rpc.Client;
using IptActors.Rpc.TestHost;

namespace IptActors.Rpc.Tests;

/// <summary>One server with default options for all tests of a class.</summary>
public sealed class InteropServer : IAsyncLifetime
{
    private InteropHost? _host;
    private RpcChannel? _channel;

    public InteropHost Host => _host ?? throw new InvalidOperationException("The server has not started.");

    public RpcChannel Channel => _channel ?? throw new InvalidOperationException("The server has not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await InteropHost.StartAsync();
        _channel = new RpcChannel(_host.Http2);
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        await Host.DisposeAsync();
    }
}
