using IptActors.Server;
using IptActors.Server.Hosting;
using IptActors.Silo.Hosting;
using IptActors.Silo.Options;
using Microsoft.Extensions.Configuration;

ServerProcess.TakeSignals();
try
{
    var options = SiloSettings.Read(new ConfigurationBuilder().AddEnvironmentVariables("IPT_").AddCommandLine(args).Build());
    return await ServerProcess.RunAsync(options.Server, new ClusterEdition(options));
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync($"iptactors: {exception.Message}");
    return ExitCodes.CannotStart;
}
