using System.Runtime.InteropServices;
using IptActors.Server.Logging;
using IptActors.Server.Options;

namespace IptActors.Server.Hosting;

/// <summary>A server as the whole life of a process: starts, serves until a signal comes, finishes what was accepted.</summary>
public static class ServerProcess
{
    // Live as long as the process: a signal may come at any moment, also at the very last.
    private static readonly CancellationTokenSource Stop = new();
    private static readonly List<PosixSignalRegistration> Signals = [];

    /// <summary>Takes over SIGINT and SIGTERM. Called first of all: a signal may come while options are read.</summary>
    public static void TakeSignals()
    {
        Signals.Add(StopAt(PosixSignal.SIGINT));
        Signals.Add(StopAt(PosixSignal.SIGTERM));
    }

    /// <summary>Serves until a signal comes.</summary>
    /// <param name="options">How.</param>
    /// <param name="edition">Which edition.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ServerOptions options, Edition edition)
    {
        using var loggers = Loggers.Create(options);
        using var telemetry = Telemetry.Start(edition.Meters);
        var logger = loggers.CreateLogger("IptActors.Server");
        try
        {
            await using (var server = await EmbeddedServer.StartAsync(options, edition, loggers, TimeProvider.System, Stop.Token))
            {
                Banner.Write(Console.Out, server);
                await Task.Delay(Timeout.InfiniteTimeSpan, Stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                logger.Stopping();
            }

            logger.Stopped();
            return ExitCodes.Stopped;
        }
        catch (StartupException exception)
        {
            await Console.Error.WriteLineAsync($"iptactors: {exception.Message}");
            return ExitCodes.CannotStart;
        }
        catch (OperationCanceledException) when (Stop.IsCancellationRequested)
        {
            logger.Stopped();
            return ExitCodes.Stopped;
        }
    }

    private static PosixSignalRegistration StopAt(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        // Left alone, the runtime would end the process before what was accepted is answered. A second signal does end it.
        context.Cancel = !Stop.IsCancellationRequested;
        Stop.Cancel();
    });
}
