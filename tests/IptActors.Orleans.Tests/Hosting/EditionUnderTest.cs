using System.Net;
using System.Net.Sockets;
using IptActors.Orleans.Tests.Support;
using IptActors.Server.Hosting;
using IptActors.Server.Options;
using IptActors.Silo.Hosting;
using IptActors.Silo.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Orleans.Tests.Hosting;

/// <summary>The cases of the embedded edition, run against a silo with a database of its own.</summary>
internal static class EditionUnderTest
{
    public static async Task<EmbeddedServer> StartAsync(ServerOptions options, Stack<IAsyncDisposable> parts)
    {
        var database = await OwnDatabase.CreateAsync();
        parts.Push(database);
        var silo = new SiloSettings
        {
            Server = options with { Postgres = database.ConnectionString },
            SiloAddress = IPAddress.Loopback,
            SiloPort = FreePort(),
        };
        return await EmbeddedServer.StartAsync(
            silo.Server, new ClusterEdition(silo), NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
