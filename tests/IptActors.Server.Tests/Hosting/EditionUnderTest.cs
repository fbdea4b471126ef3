using IptActors.Server.Hosting;
using IptActors.Server.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Server.Tests.Hosting;

/// <summary>The edition that the cases of <see cref="ClinicServer"/> run against. The cluster edition's tests have a file of the same name.</summary>
internal static class EditionUnderTest
{
    /// <summary>Starts the server; what must outlive it is added to <paramref name="parts"/>.</summary>
    public static Task<EmbeddedServer> StartAsync(ServerOptions options, Stack<IAsyncDisposable> parts) =>
        EmbeddedServer.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken);
}
