using System.CommandLine;
using System.Runtime.InteropServices;
using IptActors.Server;
using IptActors.Server.Hosting;
using IptActors.Server.Logging;
using IptActors.Server.Options;

// Lives as long as the process: a signal may come at any moment, also at the very last.
var stop = new CancellationTokenSource();
using var interrupted = StopAt(PosixSignal.SIGINT);
using var terminated = StopAt(PosixSignal.SIGTERM);

// Signals are ours: what was accepted is answered first, however long that takes.
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = null };
return await ServerCommandLine.Create(RunAsync).Parse(args).InvokeAsync(invocation);

async Task<int> RunAsync(ServerOptions options, CancellationToken cancellationToken)
{
    using var loggers = Loggers.Create(options);
    using var telemetry = Telemetry.Start();
    var logger = loggers.CreateLogger("IptActors.Server");
    try
    {
        await using (var server = await EmbeddedServer.StartAsync(options, loggers, TimeProvider.System, stop.Token))
        {
            Banner.Write(Console.Out, server);
            await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        logger.Stopped();
        return ExitCodes.Stopped;
    }
}

PosixSignalRegistration StopAt(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
{
    // Left alone, the runtime would end the process before what was accepted is answered. A second signal does end it.
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
});
