using System.IO.Compression;
using Google.Protobuf;
using IptActors.Rpc.TestHost.Interop;

namespace IptActors.Rpc.Tests.Server;

public sealed class Compressing_messages(RawServer server) : IClassFixture<RawServer>
{
    private const int Compressed = 1;

    [Fact]
    public async Task A_message_that_unpacks_to_more_than_the_limit_is_RESOURCE_EXHAUSTED()
    {
        byte[] bomb = Gzip(new byte[50 * 1024 * 1024]);
        Assert.True(bomb.Length < RawServer.MaxReceive);

        Assert.Equal(RpcCode.ResourceExhausted, (await server.GrpcAsync("UnaryCall", RawCall.Frame(Compressed, bomb), ("grpc-encoding", "gzip"))).Code);
    }

    [Fact]
    public async Task A_compressed_message_that_is_not_gzip_is_INTERNAL() =>
        Assert.Equal(RpcCode.Internal, (await server.GrpcAsync("UnaryCall", RawCall.Frame(Compressed, [1, 2, 3, 4]), ("grpc-encoding", "gzip"))).Code);

    [Fact]
    public async Task An_uncompressed_message_may_come_in_a_call_that_names_gzip() =>
        Assert.Equal(RpcCode.Ok, (await server.GrpcAsync("UnaryCall", RawCall.Frame(0, []), ("grpc-encoding", "gzip"))).Code);

    [Theory]
    [InlineData("snappy")]
    [InlineData("deflate")]
    public async Task An_unknown_encoding_is_UNIMPLEMENTED_and_the_known_ones_are_named(string encoding)
    {
        RawAnswer answer = await server.GrpcAsync("UnaryCall", RawCall.Frame(0, []), ("grpc-encoding", encoding));

        Assert.Equal(RpcCode.Unimplemented, answer.Code);
        Assert.Equal("identity,gzip", answer.Headers["grpc-accept-encoding"]);
    }

    [Theory]
    [InlineData(true, "identity,gzip", 1)]
    [InlineData(true, "identity", 0)]
    [InlineData(true, "identity, gzip;q=0", 0)]
    [InlineData(false, "identity,gzip", 0)]
    [InlineData(null, "identity,gzip", 1)]
    public async Task A_unary_response_is_compressed_when_it_is_worth_it_or_asked_for_and_the_caller_accepts_it(bool? wish, string accepted, int flags)
    {
        var request = new SimpleRequest { ResponseSize = 50_000, ResponseCompressed = wish is { } value ? new BoolValue { Value = value } : null };

        RawAnswer answer = await server.GrpcAsync("UnaryCall", RawCall.Frame(request), ("grpc-accept-encoding", accepted));

        Assert.Equal(flags, answer.Frames[0].Flags);
        Assert.Equal(flags == Compressed, answer.Headers.ContainsKey("grpc-encoding"));
        Assert.Equal(50_000, Unpack(answer.Frames[0], SimpleResponse.Parser).Payload.Body.Length);
    }

    [Fact]
    public async Task A_small_response_is_not_worth_compressing() =>
        Assert.Equal(0, (await server.GrpcAsync("UnaryCall", RawCall.Frame(new SimpleRequest { ResponseSize = 100 }), ("grpc-accept-encoding", "gzip"))).Frames[0].Flags);

    [Fact]
    public async Task In_a_stream_each_response_is_compressed_or_not_on_its_own()
    {
        var request = new StreamingOutputCallRequest
        {
            ResponseParameters =
            {
                new ResponseParameters { Size = 100, Compressed = new BoolValue { Value = true } },
                new ResponseParameters { Size = 50_000, Compressed = new BoolValue { Value = false } },
            },
        };

        RawAnswer answer = await server.GrpcAsync("StreamingOutputCall", RawCall.Frame(request), ("grpc-accept-encoding", "gzip"));

        Assert.Equal("gzip", answer.Headers["grpc-encoding"]);
        Assert.Equal([1, 0], answer.Frames.Select(frame => (int)frame.Flags));
        Assert.Equal([100, 50_000], answer.Frames.Select(frame => Unpack(frame, StreamingOutputCallResponse.Parser).Payload.Body.Length));
    }

    private static T Unpack<T>((byte Flags, byte[] Payload) frame, MessageParser<T> parser)
        where T : IMessage<T>
    {
        if (frame.Flags == 0)
        {
            return parser.ParseFrom(frame.Payload);
        }

        using var gzip = new GZipStream(new MemoryStream(frame.Payload), CompressionMode.Decompress);
        return parser.ParseFrom(gzip);
    }

    private static byte[] Gzip(byte[] message)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(message);
        }

        return packed.ToArray();
    }
}
