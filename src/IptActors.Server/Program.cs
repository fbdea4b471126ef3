using System.Runtime.InteropServices;
using IptActors.Server;
using IptActors.Server.Hosting;
using IptActors.Server.Logging;
using IptActors.Server.Options;

return await ServerCommandLine.Create(RunAsync).Parse(args).InvokeAsync();

static async Task<int> RunAsync(ServerOptions options, CancellationToken cancellationToken)
{
    using var loggers = Loggers.Create(options);
    using var telemetry = Telemetry.Start();
    using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    using var interrupted = Stops(PosixSignal.SIGINT, stop);
    using var terminated = Stops(PosixSignal.SIGTERM, stop);
    try
    {
        await using var server = await EmbeddedServer.StartAsync(options, loggers, TimeProvider.System, stop.Token);
        Banner.Write(Console.Out, server);
        await Task.Delay(Timeout.InfiniteTimeSpan, stop.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        loggers.CreateLogger("IptActors.Server").Stopping();
    }
    catch (StartupException exception)
    {
        Console.Error.WriteLine($"iptactors: {exception.Message}");
        return ExitCodes.CannotStart;
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        return ExitCodes.Stopped;
    }

    loggers.CreateLogger("IptActors.Server").Stopped();
    return ExitCodes.Stopped;
}

static PosixSignalRegistration Stops(PosixSignal signal, CancellationTokenSource stop) => PosixSignalRegistration.Create(signal, context =>
{
    // Without this the runtime ends the process before what was accepted is answered. A second signal ends it at once.
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
});
