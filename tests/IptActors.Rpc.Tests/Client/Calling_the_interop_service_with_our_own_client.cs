using Google.Protobuf;
using IptActors.Rpc.Client;
using IptActors.Rpc.TestHost.Interop;

namespace IptActors.Rpc.Tests.Client;

/// <summary>The standard interop cases, client and server both ours; the peers' tests run the same cases with clients that are not.</summary>
public sealed class Calling_the_interop_service_with_our_own_client(InteropServer server) : IClassFixture<InteropServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_request_gets_an_empty_response() =>
        Assert.Equal(new Empty(), await server.Channel.UnaryAsync(InteropMethods.EmptyCall, new Empty(), cancellationToken: Token));

    [Fact]
    public async Task A_large_request_gets_a_large_response()
    {
        SimpleResponse response = await server.Channel.UnaryAsync(
            InteropMethods.UnaryCall, new SimpleRequest { ResponseSize = 314159, Payload = Zeros(271828) }, cancellationToken: Token);

        Assert.Equal(314159, response.Payload.Body.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_response_is_compressed_only_when_asked_for(bool compressed)
    {
        SimpleResponse response = await server.Channel.UnaryAsync(
            InteropMethods.UnaryCall, new SimpleRequest { ResponseSize = 314159, ResponseCompressed = new BoolValue { Value = compressed } }, cancellationToken: Token);

        Assert.Equal(314159, response.Payload.Body.Length);
    }

    [Fact]
    public async Task A_compressed_request_is_unpacked_and_known_to_have_been_compressed()
    {
        var request = new SimpleRequest { ExpectCompressed = new BoolValue { Value = true }, ResponseSize = 9, Payload = Zeros(271828) };

        SimpleResponse response = await server.Channel.UnaryAsync(InteropMethods.UnaryCall, request, new RpcCallOptions { Compress = true }, Token);
        RpcException plain = await Assert.ThrowsAsync<RpcException>(() => server.Channel.UnaryAsync(InteropMethods.UnaryCall, request, cancellationToken: Token));

        Assert.Equal(9, response.Payload.Body.Length);
        Assert.Equal(RpcCode.InvalidArgument, plain.Status.Code);
    }

    [Fact]
    public async Task Many_requests_get_one_response()
    {
        StreamingInputCallResponse response = await server.Channel.ClientStreamingAsync(InteropMethods.StreamingInput, Inputs(27182, 8, 1828, 45904), cancellationToken: Token);

        Assert.Equal(74922, response.AggregatedPayloadSize);
    }

    [Fact]
    public async Task One_request_gets_many_responses_in_order()
    {
        List<int> sizes = [];
        await foreach (StreamingOutputCallResponse response in server.Channel.ServerStreamingAsync(InteropMethods.StreamingOutput, Outputs(31415, 9, 2653, 58979), cancellationToken: Token))
        {
            sizes.Add(response.Payload.Body.Length);
        }

        Assert.Equal([31415, 9, 2653, 58979], sizes);
    }

    [Fact]
    public async Task Each_request_of_a_duplex_call_is_answered_before_the_next_is_sent()
    {
        using RpcClientCall<StreamingOutputCallRequest, StreamingOutputCallResponse> call = server.Channel.Open(InteropMethods.FullDuplex, cancellationToken: Token);
        List<int> sizes = [];
        foreach (int size in (int[])[31415, 9, 2653, 58979])
        {
            await call.WriteAsync(Outputs(size));
            sizes.Add((await call.ReadAsync())!.Payload.Body.Length);
        }

        call.Complete();
        Assert.Null(await call.ReadAsync());
        Assert.Equal([31415, 9, 2653, 58979], sizes);
    }

    [Fact]
    public async Task A_duplex_call_without_messages_ends_with_OK()
    {
        using RpcClientCall<StreamingOutputCallRequest, StreamingOutputCallResponse> call = server.Channel.Open(InteropMethods.FullDuplex, cancellationToken: Token);
        call.Complete();

        Assert.Null(await call.ReadAsync());
    }

    [Fact]
    public async Task Metadata_comes_back_in_headers_and_trailers()
    {
        RpcMetadata sent = [];
        sent.Add("x-grpc-test-echo-initial", "test_initial_metadata_value");
        sent.Add("x-grpc-test-echo-trailing-bin", [0xab, 0xab, 0xab]);
        RpcMetadata? headers = null;
        RpcMetadata? trailers = null;

        await server.Channel.UnaryAsync(
            InteropMethods.UnaryCall, new SimpleRequest(), new RpcCallOptions { Headers = sent, OnHeaders = value => headers = value, OnTrailers = value => trailers = value }, Token);

        Assert.Equal("test_initial_metadata_value", headers!.Get("x-grpc-test-echo-initial"));
        Assert.True(trailers!.TryGetBytes("x-grpc-test-echo-trailing-bin", out byte[]? bytes));
        Assert.Equal([0xab, 0xab, 0xab], bytes);
    }

    [Theory]
    [InlineData("test status message")]
    [InlineData("\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n")]
    [InlineData("100% sure")]
    public async Task A_status_comes_back_with_its_code_and_message(string message)
    {
        var request = new SimpleRequest { ResponseStatus = new EchoStatus { Code = 2, Message = message } };

        RpcException refused = await Assert.ThrowsAsync<RpcException>(() => server.Channel.UnaryAsync(InteropMethods.UnaryCall, request, cancellationToken: Token));

        Assert.Equal(RpcCode.Unknown, refused.Status.Code);
        Assert.Equal(message, refused.Status.Message);
    }

    [Fact]
    public async Task A_method_or_a_service_that_nobody_serves_is_UNIMPLEMENTED()
    {
        RpcException method = await Assert.ThrowsAsync<RpcException>(() => server.Channel.UnaryAsync(InteropMethods.UnimplementedCall, new Empty(), cancellationToken: Token));
        RpcException service = await Assert.ThrowsAsync<RpcException>(() => server.Channel.UnaryAsync(InteropMethods.UnimplementedService, new Empty(), cancellationToken: Token));

        Assert.Equal(RpcCode.Unimplemented, method.Status.Code);
        Assert.Equal(RpcCode.Unimplemented, service.Status.Code);
    }

    [Fact]
    public async Task A_call_given_up_after_its_first_response_yields_no_second_one()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using RpcClientCall<StreamingOutputCallRequest, StreamingOutputCallResponse> call = server.Channel.Open(InteropMethods.FullDuplex, cancellationToken: source.Token);
        await call.WriteAsync(Outputs(31415));
        Assert.Equal(31415, (await call.ReadAsync())!.Payload.Body.Length);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(call.ReadAsync);
    }

    [Fact]
    public async Task A_call_longer_than_its_timeout_is_DEADLINE_EXCEEDED()
    {
        using RpcClientCall<StreamingOutputCallRequest, StreamingOutputCallResponse> call = server.Channel.Open(
            InteropMethods.FullDuplex, new RpcCallOptions { Timeout = TimeSpan.FromMilliseconds(1) }, Token);
        await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await call.WriteAsync(new StreamingOutputCallRequest { ResponseParameters = { new ResponseParameters { Size = 1, IntervalUs = 30_000_000 } } });
            RpcException e = await Assert.ThrowsAsync<RpcException>(call.ReadAsync);
            Assert.Equal(RpcCode.DeadlineExceeded, e.Status.Code);
            throw e;
        });
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_UNAVAILABLE()
    {
        using var nowhere = new RpcChannel(new Uri("http://127.0.0.1:1"));

        RpcException e = await Assert.ThrowsAsync<RpcException>(() => nowhere.UnaryAsync(InteropMethods.EmptyCall, new Empty(), cancellationToken: Token));

        Assert.Equal(RpcCode.Unavailable, e.Status.Code);
    }

    private static async IAsyncEnumerable<StreamingInputCallRequest> Inputs(params int[] sizes)
    {
        foreach (int size in sizes)
        {
            await Task.Yield();
            yield return new StreamingInputCallRequest { Payload = Zeros(size) };
        }
    }

    private static StreamingOutputCallRequest Outputs(params int[] sizes) =>
        new() { ResponseParameters = { sizes.Select(size => new ResponseParameters { Size = size }) } };

    private static Payload Zeros(int size) => new() { Body = ByteString.CopyFrom(new byte[size]) };
}
