using IptActors.Server;
using IptActors.Server.Hosting;
using IptActors.Silo;
using IptActors.Silo.Hosting;
using IptActors.Silo.Options;
using Microsoft.Extensions.Configuration;

ServerProcess.TakeSignals();
try
{
    var asksForHealth = args is ["--health", ..];
    var settings = new ConfigurationBuilder().AddEnvironmentVariables("IPT_").AddCommandLine(asksForHealth ? args[1..] : args).Build();
    var options = SiloSettings.Read(settings);
    return asksForHealth ? await HealthProbe.AskAsync(options) : await ServerProcess.RunAsync(options.Server, new ClusterEdition(options));
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync($"iptactors: {exception.Message}");
    return ExitCodes.CannotStart;
}
