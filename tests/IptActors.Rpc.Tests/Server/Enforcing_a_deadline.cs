using Google.Protobuf;
using IptActors.Rpc.Server;
using IptActors.Rpc.TestHost;
using IptActors.Rpc.TestHost.Interop;
using Microsoft.Extensions.Logging;

namespace IptActors.Rpc.Tests.Server;

public sealed class Enforcing_a_deadline
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualClock _clock = new();
    private readonly TaskCompletionSource _entered = new();
    private readonly TaskCompletionSource _release = new();
    private readonly TaskCompletionSource<Exception?> _woken = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_caller_gets_DEADLINE_EXCEEDED_though_the_handler_does_not_stop()
    {
        await using InteropHost host = await StartAsync(builder => builder.Unary<Empty, Empty>("EmptyCall", async (_, _) =>
        {
            _entered.SetResult();
            await _release.Task;
            return new Empty();
        }));

        RawAnswer answer = await CallAsync(host, "EmptyCall", new Empty());
        _release.SetResult();

        Assert.Equal(RpcCode.DeadlineExceeded, answer.Code);
    }

    [Fact]
    public async Task What_a_handler_throws_after_its_deadline_is_logged()
    {
        var log = new LogRecorder();
        await using (InteropHost host = await StartAsync(
            builder => builder.Unary<Empty, Empty>("EmptyCall", async (_, _) =>
            {
                _entered.SetResult();
                await _release.Task;
                throw new InvalidOperationException("too late");
            }),
            log))
        {
            await CallAsync(host, "EmptyCall", new Empty());
            _release.SetResult();
        }

        Assert.Contains(log.Entries, entry => entry is { Level: LogLevel.Error, Exception: InvalidOperationException { Message: "too late" } });
    }

    [Fact]
    public async Task The_handlers_token_is_cancelled()
    {
        await using InteropHost host = await StartAsync(builder => builder.Unary<Empty, Empty>("EmptyCall", async (_, call) =>
        {
            call.CancellationToken.Register(_release.SetResult);
            _entered.SetResult();
            await _release.Task;
            return new Empty();
        }));

        Assert.Equal(RpcCode.DeadlineExceeded, (await CallAsync(host, "EmptyCall", new Empty())).Code);
        await _release.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task A_handler_that_waits_for_a_request_is_woken()
    {
        await using InteropHost host = await StartAsync(builder => builder.ClientStreaming<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall", async (requests, _) =>
        {
            _entered.SetResult();
            _woken.SetResult(await Record.ExceptionAsync(async () => await requests.ReadAsync(CancellationToken.None)));
            return new StreamingInputCallResponse();
        }));
        using var silent = new SilentContent();

        RawAnswer answer = await CallAsync(host, "StreamingInputCall", silent);

        Assert.Equal(RpcCode.DeadlineExceeded, answer.Code);
        Assert.IsAssignableFrom<OperationCanceledException>(await _woken.Task.WaitAsync(Token));
    }

    [Fact]
    public async Task A_stream_that_was_sent_in_part_ends_with_DEADLINE_EXCEEDED_and_later_writes_fail()
    {
        await using InteropHost host = await StartAsync(builder => builder.ServerStreaming<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall", async (_, responses, call) =>
        {
            await responses.WriteAsync(new StreamingOutputCallResponse());
            call.CancellationToken.Register(_release.SetResult);
            _entered.SetResult();
            await _release.Task;
            _woken.SetResult(await Record.ExceptionAsync(async () => await responses.WriteAsync(new StreamingOutputCallResponse(), CancellationToken.None)));
            return RpcStatus.Ok;
        }));

        RawAnswer answer = await CallAsync(host, "StreamingOutputCall", new StreamingOutputCallRequest());

        Assert.Equal(RpcCode.DeadlineExceeded, answer.Code);
        Assert.Single(answer.Frames);
        Assert.IsAssignableFrom<OperationCanceledException>(await _woken.Task.WaitAsync(Token));
    }

    [Fact]
    public async Task A_handler_that_waits_for_a_caller_who_reads_nothing_is_woken_and_the_caller_still_gets_the_status()
    {
        await using InteropHost host = await StartAsync(builder => builder.ServerStreaming<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall", async (_, responses, _) =>
        {
            // Together more than any window of a caller that reads nothing.
            var large = new StreamingOutputCallResponse { Payload = new Payload { Body = ByteString.CopyFrom(new byte[4_000_000]) } };
            Exception? failure = null;
            for (int i = 0; i < 10 && failure is null; i++)
            {
                ValueTask writing = responses.WriteAsync(large);
                if (i == 0)
                {
                    _entered.SetResult();
                }

                failure = await Record.ExceptionAsync(async () => await writing);
            }

            _woken.SetResult(failure);
            return RpcStatus.Ok;
        }));
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Http2, RawCall.TestService + "StreamingOutputCall"))
        {
            Version = new Version(2, 0),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(RawCall.Frame(new StreamingOutputCallRequest())) { Headers = { { "content-type", "application/grpc" }, { "grpc-timeout", "1H" } } },
        };

        using HttpResponseMessage response = await invoker.SendAsync(request, Token);
        await _entered.Task.WaitAsync(Token);
        _clock.Advance(Hour);
        Assert.IsAssignableFrom<OperationCanceledException>(await _woken.Task.WaitAsync(Token));
        await response.Content.ReadAsByteArrayAsync(Token);

        Assert.Equal("4", response.TrailingHeaders.GetValues("grpc-status").Single());
    }

    [Fact]
    public async Task The_handler_knows_the_deadline_by_the_servers_clock()
    {
        List<DateTimeOffset?> deadlines = [];
        await using InteropHost host = await StartAsync(builder => builder.Unary<Empty, Empty>("EmptyCall", (_, call) =>
        {
            deadlines.Add(call.Deadline);
            return new(new Empty());
        }));
        using var raw = new RawCall();

        await raw.SendAsync(host.Http2, RawCall.TestService + "EmptyCall", RawCall.Frame(new Empty()), headers: ("grpc-timeout", "1H"));
        await raw.SendAsync(host.Http2, RawCall.TestService + "EmptyCall", RawCall.Frame(new Empty()));

        Assert.Equal([_clock.GetUtcNow() + Hour, null], deadlines);
    }

    private async Task<RawAnswer> CallAsync(InteropHost host, string method, IMessage request)
    {
        using var content = new ByteArrayContent(RawCall.Frame(request));
        return await CallAsync(host, method, content);
    }

    // The deadline passes when the handler has begun, not before.
    private async Task<RawAnswer> CallAsync(InteropHost host, string method, HttpContent content)
    {
        using var call = new RawCall();
        Task<RawAnswer> answer = call.SendAsync(host.Http2, RawCall.TestService + method, content, headers: ("grpc-timeout", "1H"));
        await _entered.Task.WaitAsync(Token);
        _clock.Advance(Hour);
        return await answer;
    }

    private Task<InteropHost> StartAsync(Action<RpcServiceBuilder> bind, LogRecorder? log = null)
    {
        var builder = new RpcServiceBuilder(TestReflection.Descriptor, "TestService");
        bind(builder);
        return InteropHost.StartAsync(
            new RpcServerOptions { TimeProvider = _clock },
            builder.Build(),
            logging => _ = log is null ? logging : logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
    }
}
