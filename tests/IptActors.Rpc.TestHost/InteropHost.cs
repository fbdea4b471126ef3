using System.Net;
using IptActors.Rpc.Health;
using IptActors.Rpc.Reflection;
using IptActors.Rpc.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IptActors.Rpc.TestHost;

/// <summary>A server on loopback with one port for HTTP/2 without TLS and one for HTTP/1.1.</summary>
public sealed class InteropHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private InteropHost(WebApplication app, HealthRegistry health)
    {
        _app = app;
        Health = health;
        string[] addresses = [.. app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses];
        Http2 = new Uri(addresses[0]);
        Http1 = new Uri(addresses[1]);
    }

    public HealthRegistry Health { get; }

    public Uri Http2 { get; }

    public Uri Http1 { get; }

    /// <summary>Starts with a service, the interop service if none is given, with health and reflection. Port 0 takes any free one.</summary>
    public static async Task<InteropHost> StartAsync(
        RpcServerOptions? options = null, RpcService? service = null, Action<ILoggingBuilder>? logging = null, int http2Port = 0, int http1Port = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        logging?.Invoke(builder.Logging);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 1000;
            kestrel.Listen(IPAddress.Loopback, http2Port, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, http1Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        WebApplication app = builder.Build();
        app.UseRouting();
        var health = new HealthRegistry();
        health.Set(HealthRegistry.WholeServer, isServing: true);
        RpcService[] services = [service ?? InteropService.Create(), HealthService.Create(health)];
        app.MapRpc([.. services, .. ReflectionService.Create(services)], options);
        await app.StartAsync();
        return new InteropHost(app, health);
    }

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
