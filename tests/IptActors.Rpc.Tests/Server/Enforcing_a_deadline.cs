using IptActors.Rpc.Client;
using IptActors.Rpc.Server;
using IptActors.Rpc.TestHost;
using IptActors.Rpc.TestHost.Interop;
using Microsoft.Extensions.Logging;

namespace IptActors.Rpc.Tests.Server;

public sealed class Enforcing_a_deadline
{
    private static readonly RpcCallOptions Soon = new() { Timeout = TimeSpan.FromMilliseconds(50) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_caller_gets_DEADLINE_EXCEEDED_from_the_server_though_the_handler_does_not_stop()
    {
        var release = new TaskCompletionSource();
        await using InteropHost host = await StartAsync(builder => builder.Unary<Empty, Empty>("EmptyCall", async (_, _) =>
        {
            await release.Task;
            return new Empty();
        }));
        using var call = new RawCall();

        RawAnswer answer = await call.SendAsync(host.Http2, RawCall.TestService + "EmptyCall", RawCall.Frame(new Empty()), headers: ("grpc-timeout", "50m"));
        release.SetResult();

        Assert.Equal(RpcCode.DeadlineExceeded, answer.Code);
    }

    [Fact]
    public async Task What_a_handler_throws_after_its_deadline_is_logged()
    {
        var release = new TaskCompletionSource();
        var log = new LogRecorder();
        await using (InteropHost host = await StartAsync(
            builder => builder.Unary<Empty, Empty>("EmptyCall", async (_, _) =>
            {
                await release.Task;
                throw new InvalidOperationException("too late");
            }),
            log))
        {
            using var call = new RawCall();
            await call.SendAsync(host.Http2, RawCall.TestService + "EmptyCall", RawCall.Frame(new Empty()), headers: ("grpc-timeout", "50m"));
            release.SetResult();
        }

        Assert.Contains(log.Entries, entry => entry is { Level: LogLevel.Error, Exception: InvalidOperationException { Message: "too late" } });
    }

    [Fact]
    public async Task The_handlers_token_is_cancelled()
    {
        var cancelled = new TaskCompletionSource();
        await using InteropHost host = await StartAsync(builder => builder.Unary<Empty, Empty>("EmptyCall", async (_, call) =>
        {
            call.CancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
            return new Empty();
        }));
        using var channel = new RpcChannel(host.Http2);

        RpcException e = await Assert.ThrowsAsync<RpcException>(() => channel.UnaryAsync(InteropMethods.EmptyCall, new Empty(), Soon, Token));

        Assert.Equal(RpcCode.DeadlineExceeded, e.Status.Code);
        await cancelled.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task A_handler_that_waits_for_a_request_is_woken()
    {
        var woken = new TaskCompletionSource<Exception>();
        await using InteropHost host = await StartAsync(builder => builder.ClientStreaming<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall", async (requests, _) =>
        {
            try
            {
                await requests.ReadAsync();
            }
            catch (OperationCanceledException e)
            {
                woken.SetResult(e);
                throw;
            }

            return new StreamingInputCallResponse();
        }));
        using var channel = new RpcChannel(host.Http2);
        using RpcClientCall<StreamingInputCallRequest, StreamingInputCallResponse> call = channel.Open(InteropMethods.StreamingInput, Soon, Token);

        RpcException e = await Assert.ThrowsAsync<RpcException>(call.ReadAsync);

        Assert.Equal(RpcCode.DeadlineExceeded, e.Status.Code);
        await woken.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task A_stream_that_was_sent_in_part_ends_with_DEADLINE_EXCEEDED_and_later_writes_fail()
    {
        var failed = new TaskCompletionSource<Exception?>();
        await using InteropHost host = await StartAsync(builder => builder.ServerStreaming<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall", async (_, responses, call) =>
        {
            await responses.WriteAsync(new StreamingOutputCallResponse());
            var passed = new TaskCompletionSource();
            call.CancellationToken.Register(passed.SetResult);
            await passed.Task;
            failed.SetResult(await Record.ExceptionAsync(async () => await responses.WriteAsync(new StreamingOutputCallResponse(), CancellationToken.None)));
            return RpcStatus.Ok;
        }));
        using var call = new RawCall();

        RawAnswer answer = await call.SendAsync(
            host.Http2, RawCall.TestService + "StreamingOutputCall", RawCall.Frame(new StreamingOutputCallRequest()), headers: ("grpc-timeout", "50m"));

        Assert.Equal(RpcCode.DeadlineExceeded, answer.Code);
        Assert.Single(answer.Frames);
        Assert.IsType<OperationCanceledException>(await failed.Task.WaitAsync(Token));
    }

    [Fact]
    public async Task The_handler_knows_the_deadline_by_the_servers_clock()
    {
        DateTimeOffset? withTimeout = null;
        DateTimeOffset? without = DateTimeOffset.MinValue;
        await using InteropHost host = await StartAsync(builder => builder
            .Unary<Empty, Empty>("EmptyCall", (_, call) =>
            {
                withTimeout = call.Deadline;
                return new(new Empty());
            })
            .Unary<Empty, Empty>("UnimplementedCall", (_, call) =>
            {
                without = call.Deadline;
                return new(new Empty());
            }));
        using var channel = new RpcChannel(host.Http2);
        DateTimeOffset before = DateTimeOffset.UtcNow;

        await channel.UnaryAsync(InteropMethods.EmptyCall, new Empty(), new RpcCallOptions { Timeout = TimeSpan.FromMinutes(1) }, Token);
        await channel.UnaryAsync(InteropMethods.UnimplementedCall, new Empty(), cancellationToken: Token);

        Assert.InRange(withTimeout!.Value, before, DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Null(without);
    }

    private static Task<InteropHost> StartAsync(Action<RpcServiceBuilder> bind, LogRecorder? log = null)
    {
        var builder = new RpcServiceBuilder(TestReflection.Descriptor, "TestService");
        bind(builder);
        return InteropHost.StartAsync(service: builder.Build(), logging: logging => _ = log is null ? logging : logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
    }
}
