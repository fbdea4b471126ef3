using System.CommandLine;
using IptActors.Server.Hosting;
using IptActors.Server.Options;

// Signals are the server's: what was accepted is answered first, however long that takes.
ServerProcess.TakeSignals();
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = null };
return await ServerCommandLine.Create((options, _) => ServerProcess.RunAsync(options, new EmbeddedEdition())).Parse(args).InvokeAsync(invocation);
