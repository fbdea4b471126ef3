using System.Globalization;
using IptActors.Rpc.TestHost;

int http2Port = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 0;
int http1Port = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
await using InteropHost host = await InteropHost.StartAsync(http2Port: http2Port, http1Port: http1Port);
Console.WriteLine($"h2c {host.Http2} http/1.1 {host.Http1}");
await host.WaitForShutdownAsync();
