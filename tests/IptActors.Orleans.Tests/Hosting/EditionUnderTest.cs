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
    public static string Ipt => Hosting.Ipt.Program;

    public static async Task<EmbeddedServer> StartAsync(ServerOptions options, Stack<IAsyncDisposable> parts, TimeProvider? clock = null)
    {
        var database = await OwnDatabase.CreateAsync();
        parts.Push(database);
        var silo = new SiloSettings
        {
            Server = options with { Postgres = database.ConnectionString },
            SiloAddress = IPAddress.Loopback,
            SiloPort = FreePort(),

            // Cases in the past have a clock of their own.
            MaxClockSkew = clock is null ? TimeSpan.FromSeconds(5) : TimeSpan.MaxValue,
        };
        return await StartAsync(silo, clock);
    }

    /// <summary>Starts a silo as it is set.</summary>
    public static Task<EmbeddedServer> StartAsync(SiloSettings silo, TimeProvider? clock = null) => EmbeddedServer.StartAsync(
        silo.Server, new ClusterEdition(silo), NullLoggerFactory.Instance, clock ?? TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>A port that nobody uses at this moment.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
