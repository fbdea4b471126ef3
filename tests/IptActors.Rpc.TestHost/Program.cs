using System.Globalization;
using System.Text.Json;
using IptActors.Rpc.TestHost;

int http2Port = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 0;
int http1Port = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
await using InteropHost host = await InteropHost.StartAsync(http2Port: http2Port, http1Port: http1Port);
// One line, for whoever started it: where HTTP/2 without TLS (gRPC) and HTTP/1.1 (gRPC-Web, Connect) are served.
Console.WriteLine(JsonSerializer.Serialize(new { http2 = host.Http2.Port, http1 = host.Http1.Port }));
await host.WaitForShutdownAsync();
