using IptActors.Server.Hosting;
using IptActors.Server.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Server.Tests.Hosting;

/// <summary>The edition that end-to-end cases run against. The cluster edition's tests have a file of the same name.</summary>
internal static class EditionUnderTest
{
    /// <summary>The command line, where the tests have it.</summary>
    public static string Ipt { get; } = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ipt.exe" : "ipt");

    /// <summary>Starts the server; what must outlive it is added to <paramref name="parts"/>.</summary>
    public static Task<EmbeddedServer> StartAsync(ServerOptions options, Stack<IAsyncDisposable> parts, TimeProvider? clock = null) =>
        EmbeddedServer.StartAsync(options, NullLoggerFactory.Instance, clock ?? TimeProvider.System, TestContext.Current.CancellationToken);
}
