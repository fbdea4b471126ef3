using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IptActors.Api.Methods;
using IptActors.Engine.Courses;
using IptActors.Rpc.Health;
using IptActors.Rpc.Reflection;
using IptActors.Rpc.Server;
using IptActors.Server.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IptActors.Server.Hosting;

/// <summary>Kestrel with the two addresses: one for gRPC, one for browsers.</summary>
internal static class WebHost
{
    // Calls under way may finish; then the actors have their own time to settle.
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Builds the host; it listens once it is started.</summary>
    /// <exception cref="StartupException">The certificate cannot be read.</exception>
    public static WebApplication Build(
        ServerOptions options, Edition edition, IReadOnlyList<ApiMethod> methods, IReadOnlyList<RpcService> services, HealthRegistry health, RecordAlarms alarms, ILoggerFactory loggers)
    {
        var https = Https(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/css", "text/javascript", "application/javascript"];
        });
        builder.Services.AddSingleton(loggers);
        edition.AddWebServices(builder.Services, methods);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = DrainTimeout);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 1000;
            kestrel.Limits.Http2.InitialConnectionWindowSize = 4 * 1024 * 1024;
            kestrel.Limits.Http2.InitialStreamWindowSize = 1024 * 1024;
            kestrel.Listen(options.Grpc.Host, options.Grpc.Port, listen => Configure(listen, HttpProtocols.Http2, https));
            kestrel.Listen(options.Web.Host, options.Web.Port, listen => Configure(listen, https is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2, https));
        });
        if (https is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        var web = builder.Build();
        web.UseRouting();
        edition.Map(web);
        IReadOnlyList<RpcService> all = [.. services, HealthService.Create(health)];
        web.MapRpc([.. all, .. ReflectionService.Create(all)], new RpcServerOptions { JsonTypes = Api.Protos.Files });
        if (!DashboardFiles.TryMap(web, DashboardFiles.Folder))
        {
            LandingPage.Map(web);
        }

        HealthPages.Map(web, health, alarms);
        return web;
    }

    /// <summary>Refuses an address that is taken, before PostgreSQL is started for nothing.</summary>
    /// <exception cref="StartupException">Another program listens there, or the machine has no such address.</exception>
    public static void RequireFree(HostAndPort address, string option)
    {
        using var socket = new Socket(address.Host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address.Host, address.Port));
        }
        catch (SocketException exception)
        {
            throw new StartupException($"{option}: cannot listen on {address}: {exception.Message}. Stop the program that uses it, or choose another address with {option}.", exception);
        }
    }

    /// <summary>The addresses of a started host.</summary>
    public static (Uri Grpc, Uri Web) Addresses(WebApplication web)
    {
        string[] addresses = [.. web.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses];
        return (new Uri(addresses[0]), new Uri(addresses[1]));
    }

    private static void Configure(ListenOptions listen, HttpProtocols protocols, HttpsConnectionAdapterOptions? https)
    {
        listen.Protocols = protocols;
        if (https is not null)
        {
            listen.UseHttps(https);
        }
    }

    private static HttpsConnectionAdapterOptions? Https(ServerOptions options)
    {
        if (options.TlsCertificateFile is null)
        {
            return null;
        }

        try
        {
            // The first certificate of the file is the server's. All of them are sent: clients know the root, not those between.
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(options.TlsCertificateFile);
            return new HttpsConnectionAdapterOptions
            {
                ServerCertificate = X509Certificate2.CreateFromPemFile(options.TlsCertificateFile, options.TlsKeyFile),
                ServerCertificateChain = chain,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new StartupException($"--tls-cert, --tls-key: expected readable PEM files of a certificate and its key: {exception.Message}", exception);
        }
    }
}
