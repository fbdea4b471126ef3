using System.CommandLine;
using IptActors.Bench.Unlogged;
using IptActors.Server.Hosting;
using IptActors.Server.Options;

// The embedded edition, but for the log of access: what the log costs is the difference to it. Not a product; no option of the
// server leads here.
ServerProcess.TakeSignals();
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = null };
return await ServerCommandLine.Create((options, _) => ServerProcess.RunAsync(options, new UnloggedEdition())).Parse(args).InvokeAsync(invocation);
