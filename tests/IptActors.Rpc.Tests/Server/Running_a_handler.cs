using Google.Protobuf;
using Google.Rpc;
using IptActors.Rpc.Client;
using IptActors.Rpc.Server;
using IptActors.Rpc.TestHost;
using IptActors.Rpc.TestHost.Interop;
using Microsoft.Extensions.Logging;
using Any = Google.Protobuf.WellKnownTypes.Any;

namespace IptActors.Rpc.Tests.Server;

public sealed class Running_a_handler
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_it_throws_is_UNKNOWN_is_logged_and_is_not_told_to_the_caller()
    {
        var log = new LogRecorder();

        RpcException e = await RefusedAsync((_, _) => throw new InvalidOperationException("invented secret"), log: log);

        Assert.Equal(RpcCode.Unknown, e.Status.Code);
        Assert.DoesNotContain("secret", e.Status.Message, StringComparison.Ordinal);
        Assert.Contains(log.Entries, entry => entry is { Level: LogLevel.Error, Id.Id: 2, Exception: InvalidOperationException });
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_details_and_logged_at_Debug_only()
    {
        var log = new LogRecorder();
        var refusal = new Google.Rpc.Status { Code = 9, Message = "closed ☺", Details = { Any.Pack(new ErrorInfo { Reason = "CLOSED" }) } };

        RpcException e = await RefusedAsync((_, _) => new(refusal), log: log);

        Assert.Equal(RpcCode.FailedPrecondition, e.Status.Code);
        Assert.Equal("closed ☺", e.Status.Message);
        Assert.Equal(refusal, e.Status.Details);
        Assert.All(log.Entries, entry => Assert.Equal(LogLevel.Debug, entry.Level));
        Assert.DoesNotContain(log.Entries, entry => entry.Message.Contains("closed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_thrown_status_is_the_same_refusal() =>
        Assert.Equal(RpcCode.NotFound, (await RefusedAsync((_, _) => throw new RpcException(RpcCode.NotFound, "gone"))).Status.Code);

    [Fact]
    public async Task A_result_that_is_neither_answer_nor_refusal_is_UNKNOWN() =>
        Assert.Equal(RpcCode.Unknown, (await RefusedAsync((_, _) => default)).Status.Code);

    [Fact]
    public async Task Its_trailers_come_with_a_refusal_too()
    {
        RpcException e = await RefusedAsync((_, call) =>
        {
            call.ResponseTrailers.Add("x-cost", "7");
            return new(new RpcStatus(RpcCode.Aborted));
        });

        Assert.Equal("7", e.Trailers.Get("x-cost"));
    }

    [Fact]
    public async Task Its_token_is_cancelled_when_the_caller_gives_up()
    {
        var entered = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using InteropHost host = await StartAsync(async (_, call) =>
        {
            call.CancellationToken.Register(cancelled.SetResult);
            entered.SetResult();
            await cancelled.Task;
            return new Empty();
        });
        using var channel = new RpcChannel(host.Http2);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<Empty> call = channel.UnaryAsync(InteropMethods.EmptyCall, new Empty(), cancellationToken: source.Token);
        await entered.Task.WaitAsync(Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await cancelled.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task Middleware_can_refuse_before_the_request_is_read()
    {
        bool ran = false;
        var options = new RpcServerOptions { Middleware = (_, _) => new(new RpcStatus(RpcCode.Unauthenticated, "Send a token.")) };

        RpcException e = await RefusedAsync(
            (_, _) =>
            {
                ran = true;
                return new(new Empty());
            },
            options);

        Assert.Equal(RpcCode.Unauthenticated, e.Status.Code);
        Assert.False(ran);
    }

    [Fact]
    public async Task Middleware_stands_around_the_handler_and_may_add_trailers_or_overrule_it()
    {
        List<string> order = [];
        var options = new RpcServerOptions
        {
            Middleware = async (call, next) =>
            {
                order.Add("before " + call.Method.FullName);
                call.Items["who"] = "somebody invented";
                RpcStatus status = await next.InvokeAsync();
                order.Add("after " + status);
                call.ResponseTrailers.Add("x-seen", "yes");
                return new RpcStatus(RpcCode.DataLoss);
            },
        };

        RpcException e = await RefusedAsync(
            (_, call) =>
            {
                order.Add("handler for " + call.Items["who"]);
                return new(new Empty());
            },
            options);

        Assert.Equal(["before grpc.testing.TestService/EmptyCall", "handler for somebody invented", "after OK"], order);
        Assert.Equal(RpcCode.DataLoss, e.Status.Code);
        Assert.Equal("yes", e.Trailers.Get("x-seen"));
    }

    [Fact]
    public async Task A_stream_ends_with_UNAVAILABLE_when_the_server_stops()
    {
        InteropHost host = await InteropHost.StartAsync();
        using var channel = new RpcChannel(host.Http2);
        using RpcClientCall<StreamingOutputCallRequest, StreamingOutputCallResponse> call = channel.Open(InteropMethods.FullDuplex, cancellationToken: Token);
        await call.WriteAsync(new StreamingOutputCallRequest { ResponseParameters = { new ResponseParameters { Size = 1 } } });
        Assert.NotNull(await call.ReadAsync());

        await host.DisposeAsync();

        RpcException e = await Assert.ThrowsAsync<RpcException>(call.ReadAsync);
        Assert.True(e.Status.Code == RpcCode.Unavailable, e.ToString());
    }

    [Fact]
    public async Task Two_writes_at_once_are_a_bug_that_is_named()
    {
        var refused = new TaskCompletionSource<Exception?>();
        RpcService service = new RpcServiceBuilder(TestReflection.Descriptor, "TestService")
            .ServerStreaming<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall", async (_, responses, _) =>
            {
                // Together more than any window of a caller that reads nothing, so that one of them is waiting when the next begins.
                var large = new StreamingOutputCallResponse { Payload = new Payload { Body = ByteString.CopyFrom(new byte[4_000_000]) } };
                Task[] writes = [.. Enumerable.Range(0, 10).Select(_ => responses.WriteAsync(large).AsTask())];
                refused.SetResult(writes.FirstOrDefault(write => write.IsFaulted)?.Exception!.InnerException);
                await Task.WhenAll(writes.Where(write => !write.IsFaulted));
                return RpcStatus.Ok;
            })
            .Build();
        await using InteropHost host = await InteropHost.StartAsync(service: service);
        using var channel = new RpcChannel(host.Http2);
        using RpcClientCall<StreamingOutputCallRequest, StreamingOutputCallResponse> call = channel.Open(InteropMethods.StreamingOutput, cancellationToken: Token);
        await call.WriteAsync(new StreamingOutputCallRequest());
        call.Complete();

        Assert.IsType<InvalidOperationException>(await refused.Task.WaitAsync(Token));
        while (await call.ReadAsync() is not null)
        {
        }
    }

    [Fact]
    public void A_service_is_bound_only_as_it_is_declared()
    {
        var builder = new RpcServiceBuilder(TestReflection.Descriptor, "TestService");
        UnaryHandler<Empty, Empty> handler = (_, _) => new(new Empty());
        builder.Unary("EmptyCall", handler);

        Assert.Contains("has a handler already", Assert.Throws<ArgumentException>(() => builder.Unary("EmptyCall", handler)).Message, StringComparison.Ordinal);
        Assert.Contains("declares no method", Assert.Throws<ArgumentException>(() => builder.Unary("Nothing", handler)).Message, StringComparison.Ordinal);
        Assert.Contains("SimpleRequest", Assert.Throws<ArgumentException>(() => builder.Unary("UnaryCall", handler)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "ServerStreaming",
            Assert.Throws<ArgumentException>(() => builder.Unary<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall", (_, _) => default)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RpcServiceBuilder(TestReflection.Descriptor, "Nothing"));
    }

    private static async Task<RpcException> RefusedAsync(UnaryHandler<Empty, Empty> handler, RpcServerOptions? options = null, LogRecorder? log = null)
    {
        await using InteropHost host = await StartAsync(handler, options, log);
        using var channel = new RpcChannel(host.Http2);
        return await Assert.ThrowsAsync<RpcException>(() => channel.UnaryAsync(InteropMethods.EmptyCall, new Empty(), cancellationToken: Token));
    }

    private static Task<InteropHost> StartAsync(UnaryHandler<Empty, Empty> handler, RpcServerOptions? options = null, LogRecorder? log = null) => InteropHost.StartAsync(
        options,
        new RpcServiceBuilder(TestReflection.Descriptor, "TestService").Unary("EmptyCall", handler).Build(),
        logging => _ = log is null ? logging : logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
}
