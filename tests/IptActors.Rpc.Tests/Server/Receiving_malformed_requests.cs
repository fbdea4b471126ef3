using System.Text;
using Google.Protobuf;
using IptActors.Rpc.Server;
using IptActors.Rpc.TestHost;
using IptActors.Rpc.TestHost.Interop;

namespace IptActors.Rpc.Tests.Server;

public sealed class Receiving_malformed_requests(RawServer server) : IClassFixture<RawServer>
{
    private static readonly byte[] Valid = RawCall.Frame(new SimpleRequest { ResponseSize = 1 });

    [Fact]
    public async Task A_body_that_ends_inside_the_envelope_is_INTERNAL() =>
        Assert.Equal(RpcCode.Internal, (await server.GrpcAsync("UnaryCall", Valid[..3])).Code);

    [Fact]
    public async Task A_body_that_ends_inside_the_message_is_INTERNAL() =>
        Assert.Equal(RpcCode.Internal, (await server.GrpcAsync("UnaryCall", Valid[..^1])).Code);

    [Fact]
    public async Task A_stream_that_ends_inside_a_message_is_INTERNAL() =>
        Assert.Equal(RpcCode.Internal, (await server.GrpcAsync("StreamingInputCall", [.. RawCall.Frame(new StreamingInputCallRequest()), 0, 0])).Code);

    [Theory]
    [InlineData(2)]
    [InlineData(0x80)]
    public async Task Flags_that_no_document_defines_are_INTERNAL(byte flags) =>
        Assert.Equal(RpcCode.Internal, (await server.GrpcAsync("UnaryCall", RawCall.Frame(flags, []))).Code);

    [Fact]
    public async Task A_compressed_message_without_a_named_encoding_is_INTERNAL() =>
        Assert.Equal(RpcCode.Internal, (await server.GrpcAsync("UnaryCall", RawCall.Frame(1, []))).Code);

    [Fact]
    public async Task No_message_where_one_is_declared_is_UNIMPLEMENTED() =>
        Assert.Equal(RpcCode.Unimplemented, (await server.GrpcAsync("UnaryCall", [])).Code);

    [Fact]
    public async Task Two_messages_where_one_is_declared_are_UNIMPLEMENTED() =>
        Assert.Equal(RpcCode.Unimplemented, (await server.GrpcAsync("UnaryCall", [.. Valid, .. Valid])).Code);

    [Fact]
    public async Task A_message_that_claims_to_be_too_large_is_refused_before_it_arrives() =>
        Assert.Equal(RpcCode.ResourceExhausted, (await server.GrpcAsync("UnaryCall", RawCall.Frame(0, uint.MaxValue, [1, 2, 3]))).Code);

    [Fact]
    public async Task A_message_of_exactly_the_limit_is_taken_and_one_byte_more_is_not()
    {
        byte[] most = new SimpleRequest { Payload = new Payload { Body = ByteString.CopyFrom(new byte[RawServer.MaxReceive - 8]) } }.ToByteArray();
        Assert.Equal(RawServer.MaxReceive, most.Length);

        Assert.Equal(RpcCode.Ok, (await server.GrpcAsync("UnaryCall", RawCall.Frame(0, most))).Code);
        Assert.Equal(RpcCode.ResourceExhausted, (await server.GrpcAsync("UnaryCall", RawCall.Frame(0, [.. most, 0]))).Code);
    }

    [Fact]
    public async Task Bytes_that_are_no_such_message_are_INVALID_ARGUMENT() =>
        Assert.Equal(RpcCode.InvalidArgument, (await server.GrpcAsync("UnaryCall", RawCall.Frame(0, [0xFF, 0xFF]))).Code);

    [Fact]
    public async Task Text_that_is_not_UTF_8_is_INVALID_ARGUMENT() =>
        Assert.Equal(RpcCode.InvalidArgument, (await server.GrpcAsync("UnaryCall", RawCall.Frame(0, [0x3A, 0x03, 0x12, 0x01, 0xFF]))).Code);

    [Fact]
    public async Task A_host_can_choose_the_code_of_other_implementations_for_malformed_messages()
    {
        await using InteropHost host = await InteropHost.StartAsync(new RpcServerOptions { MalformedMessageCode = RpcCode.Internal });
        using var call = new RawCall();

        RawAnswer answer = await call.SendAsync(host.Http2, RawCall.TestService + "UnaryCall", RawCall.Frame(0, [0xFF, 0xFF]));

        Assert.Equal(RpcCode.Internal, answer.Code);
    }

    [Fact]
    public async Task A_refusal_does_not_quote_the_request()
    {
        byte[] secret = Encoding.ASCII.GetBytes("invented-secret");

        RawAnswer binary = await server.GrpcAsync("UnaryCall", RawCall.Frame(0, secret));
        RawAnswer json = await server.PostAsync("UnaryCall", Encoding.ASCII.GetBytes("""{"responseSize": "invented-secret"}"""), "application/json");

        Assert.DoesNotContain("secret", binary.Headers["grpc-message"], StringComparison.Ordinal);
        Assert.Equal(400, json.HttpStatus);
        Assert.DoesNotContain("secret", json.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("S")]
    [InlineData("123456789S")]
    [InlineData("-1S")]
    [InlineData("1.5S")]
    [InlineData("1s")]
    public async Task A_malformed_timeout_is_INTERNAL(string timeout) =>
        Assert.Equal(RpcCode.Internal, (await server.GrpcAsync("UnaryCall", Valid, ("grpc-timeout", timeout))).Code);

    [Fact]
    public async Task A_timeout_of_zero_has_passed_already() =>
        Assert.Equal(RpcCode.DeadlineExceeded, (await server.GrpcAsync("UnaryCall", Valid, ("grpc-timeout", "0S"))).Code);

    [Theory]
    [InlineData("99999999H")]
    [InlineData("30000H")]
    public async Task A_timeout_of_thousands_of_years_is_no_reason_to_fail(string timeout) =>
        Assert.Equal(RpcCode.Ok, (await server.GrpcAsync("UnaryCall", Valid, ("grpc-timeout", timeout))).Code);

    [Fact]
    public async Task Binary_metadata_that_is_not_base64_is_INTERNAL() =>
        Assert.Equal(RpcCode.Internal, (await server.GrpcAsync("UnaryCall", Valid, ("x-grpc-test-echo-trailing-bin", "###"))).Code);

    [Theory]
    [InlineData("q6ur", "q6ur")]
    [InlineData("q6s", "q6s")]
    [InlineData("q6s=", "q6s")]
    [InlineData("AAAA,q6s=", "q6s")]
    public async Task Binary_metadata_comes_with_or_without_padding_or_joined_by_commas(string sent, string last)
    {
        RawAnswer answer = await server.GrpcAsync("UnaryCall", Valid, ("x-grpc-test-echo-trailing-bin", sent));

        Assert.Equal(last, answer.Trailers["x-grpc-test-echo-trailing-bin"]);
    }

    [Fact]
    public async Task A_message_may_arrive_byte_by_byte()
    {
        using var call = new RawCall();
        using var content = new TricklingContent([.. RawCall.Frame(new StreamingInputCallRequest { Payload = new Payload { Body = ByteString.CopyFrom(1, 2, 3) } }), .. RawCall.Frame(new StreamingInputCallRequest())]);

        RawAnswer answer = await call.SendAsync(server.Host.Http2, RawCall.TestService + "StreamingInputCall", content);

        Assert.Equal(RpcCode.Ok, answer.Code);
        Assert.Equal(3, StreamingInputCallResponse.Parser.ParseFrom(answer.Frames[0].Payload).AggregatedPayloadSize);
    }
}
