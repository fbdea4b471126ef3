using Google.Protobuf;
using IptActors.Rpc.Client;
using IptActors.Rpc.TestHost;
using IptActors.Rpc.TestHost.Interop;
using Microsoft.Extensions.Logging;

namespace IptActors.Rpc.Tests.Server;

/// <summary>Whatever a caller does, the server stays up, answers, and writes nothing into the log that an operator would have to read.</summary>
public sealed class Withstanding_hostile_callers
{
    private static readonly string[] ContentTypes =
    [
        "application/grpc", "application/grpc+json", "application/grpc-web", "application/grpc-web-text", "application/proto", "application/json",
        "application/connect+proto", "application/connect+json",
    ];

    private static readonly string[] Methods = ["UnaryCall", "StreamingInputCall", "StreamingOutputCall", "FullDuplexCall", "Nothing"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_bytes_on_any_wire_are_answered_and_leave_no_trace_in_the_log(int seed)
    {
        var random = new Random(seed);
        var log = new LogRecorder();
        await using (InteropHost host = await StartAsync(log))
        {
            using var call = new RawCall();
            for (int i = 0; i < 300; i++)
            {
                string contentType = ContentTypes[random.Next(ContentTypes.Length)];
                string method = Methods[random.Next(Methods.Length)];
                (string, string)[] headers = [("grpc-encoding", random.Next(3) == 0 ? "gzip" : "identity"), ("grpc-timeout", "20S")];

                RawAnswer answer = await call.SendAsync(host.Http2, RawCall.TestService + method, Scramble(random, contentType), contentType, headers: headers);

                Assert.InRange(answer.HttpStatus, 200, 599);
            }
        }

        Assert.DoesNotContain(log.Entries, entry => entry.Level >= LogLevel.Information);
    }

    [Theory]
    [InlineData("""{"payload": {"@type": "type.googleapis.com/invented.Type"}}""")]
    [InlineData("""{"responseSize": 99999999999999999999}""")]
    [InlineData("""{"responseSize": 1e999}""")]
    [InlineData("""{"responseStatus": {"message": "\ud800"}}""")]
    public async Task Odd_JSON_is_answered_and_leaves_no_trace_in_the_log(string json)
    {
        var log = new LogRecorder();
        await using (InteropHost host = await StartAsync(log))
        {
            using var call = new RawCall();
            RawAnswer answer = await call.SendAsync(host.Http2, RawCall.TestService + "UnaryCall", System.Text.Encoding.UTF8.GetBytes(json), "application/json");
            Assert.True(answer.HttpStatus is 200 or 400, answer.Text);
        }

        Assert.DoesNotContain(log.Entries, entry => entry.Level >= LogLevel.Information);
    }

    [Fact]
    public async Task Calls_given_up_at_any_moment_leave_no_trace_in_the_log()
    {
        var log = new LogRecorder();
        await using (InteropHost host = await StartAsync(log))
        {
            using var channel = new RpcChannel(host.Http2);
            for (int i = 0; i < 200; i++)
            {
                using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
                using RpcClientCall<StreamingOutputCallRequest, StreamingOutputCallResponse> call = channel.Open(InteropMethods.FullDuplex, cancellationToken: source.Token);
                await call.WriteAsync(new StreamingOutputCallRequest { ResponseParameters = { new ResponseParameters { Size = 10_000 }, new ResponseParameters { Size = 200_000, IntervalUs = i % 3 } } });
                for (int read = 0; read < i % 3; read++)
                {
                    await call.ReadAsync();
                }

                await source.CancelAsync();
            }

            Assert.Equal(new Empty(), await channel.UnaryAsync(InteropMethods.EmptyCall, new Empty(), cancellationToken: Token));
        }

        Assert.DoesNotContain(log.Entries, entry => entry.Level >= LogLevel.Information);
    }

    [Fact]
    public async Task Timeouts_at_any_moment_leave_no_trace_in_the_log()
    {
        var log = new LogRecorder();
        await using (InteropHost host = await StartAsync(log))
        {
            using var call = new RawCall();
            byte[] body = RawCall.Frame(new StreamingOutputCallRequest { ResponseParameters = { Enumerable.Repeat(new ResponseParameters { Size = 1000, IntervalUs = 200 }, 20) } });
            for (int i = 0; i < 200; i++)
            {
                RawAnswer answer = await call.SendAsync(host.Http2, RawCall.TestService + "StreamingOutputCall", body, headers: ("grpc-timeout", $"{i * 100}u"));
                Assert.True(answer.Code is RpcCode.DeadlineExceeded or RpcCode.Ok);
            }
        }

        Assert.DoesNotContain(log.Entries, entry => entry.Level >= LogLevel.Information);
    }

    // Well-formed requests with some bytes changed, cut off or repeated reach deeper than noise would.
    private static byte[] Scramble(Random random, string contentType)
    {
        bool isJson = contentType.EndsWith("json", StringComparison.Ordinal);
        byte[] message = isJson ? """{"payload": {"body": "AAAA"}, "responseStatus": {"code": 3}}"""u8.ToArray()
            : new SimpleRequest { Payload = new Payload { Body = ByteString.CopyFrom(1, 2, 3) }, ResponseStatus = new EchoStatus { Code = 3, Message = "no" } }.ToByteArray();
        byte[] body = contentType is "application/proto" or "application/json" ? message : RawCall.Frame((byte)random.Next(2), message);
        for (int changes = random.Next(4); changes > 0; changes--)
        {
            body[random.Next(body.Length)] = (byte)random.Next(256);
        }

        body = random.Next(3) switch
        {
            0 => body[..random.Next(body.Length)],
            1 => [.. body, .. body],
            _ => body,
        };
        return contentType == "application/grpc-web-text" && random.Next(2) == 0 ? System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(body)) : body;
    }

    private static Task<InteropHost> StartAsync(LogRecorder log) => InteropHost.StartAsync(logging: logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
}
