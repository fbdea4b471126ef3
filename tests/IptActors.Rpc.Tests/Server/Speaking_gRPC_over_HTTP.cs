using IptActors.Rpc.TestHost.Interop;

namespace IptActors.Rpc.Tests.Server;

public sealed class Speaking_gRPC_over_HTTP(RawServer server) : IClassFixture<RawServer>
{
    private const string UnaryCall = RawCall.TestService + "UnaryCall";

    private static readonly byte[] Request = RawCall.Frame(new SimpleRequest { ResponseSize = 1 });

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/grpcfoo")]
    [InlineData("application/grpc+thrift")]
    [InlineData("application/connect+proto")]
    [InlineData(null)]
    public async Task Another_content_type_is_HTTP_415(string? contentType)
    {
        RawAnswer answer = await server.SendAsync(HttpMethod.Post, UnaryCall, Request, contentType);

        Assert.Equal(415, answer.HttpStatus);
        Assert.Contains("application/grpc", answer.Headers["accept-post"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/grpc+proto")]
    [InlineData("application/grpc; charset=utf-8")]
    [InlineData("Application/GRPC")]
    public async Task Every_spelling_of_the_content_type_is_taken(string contentType) =>
        Assert.Equal(RpcCode.Ok, (await server.SendAsync(HttpMethod.Post, UnaryCall, Request, contentType)).Code);

    [Fact]
    public async Task Another_HTTP_method_is_HTTP_405()
    {
        RawAnswer answer = await server.SendAsync(HttpMethod.Get, UnaryCall, [], null);

        Assert.Equal(405, answer.HttpStatus);
        Assert.Equal("POST", answer.Headers["allow"]);
    }

    [Fact]
    public async Task GRPC_over_HTTP_1_is_HTTP_505() =>
        Assert.Equal(505, (await server.PostAsync("UnaryCall", Request, "application/grpc")).HttpStatus);

    [Fact]
    public async Task A_path_in_other_case_is_another_method() =>
        Assert.Equal(RpcCode.Unimplemented, (await server.GrpcAsync("unarycall", Request)).Code);

    [Theory]
    [InlineData("/grpc.testing.Nobody/Nothing", "application/grpc", 200)]
    [InlineData("/grpc.testing.Nobody/Nothing", "application/grpc-web+proto", 200)]
    [InlineData("/grpc.testing.Nobody/Nothing", "text/html", 404)]
    public async Task A_path_nobody_serves_is_ours_only_if_the_request_is_a_call(string path, string contentType, int httpStatus) =>
        Assert.Equal(httpStatus, (await server.SendAsync(HttpMethod.Post, path, Request, contentType)).HttpStatus);

    [Fact]
    public async Task An_immediate_error_is_headers_and_trailers_in_one()
    {
        RawAnswer answer = await server.GrpcAsync("UnimplementedCall", RawCall.Frame(new Empty()));

        Assert.Equal("12", answer.Headers["grpc-status"]);
        Assert.Equal("application/grpc", answer.Headers["content-type"]);
        Assert.Empty(answer.Trailers);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task An_answer_has_its_status_in_the_trailers()
    {
        RawAnswer answer = await server.GrpcAsync("UnaryCall", Request);

        Assert.Equal("0", answer.Trailers["grpc-status"]);
        Assert.DoesNotContain("grpc-status", answer.Headers.Keys);
        Assert.DoesNotContain("grpc-message", answer.Trailers.Keys);
    }

    [Fact]
    public async Task A_response_larger_than_the_limit_is_RESOURCE_EXHAUSTED()
    {
        RawAnswer unary = await server.GrpcAsync("UnaryCall", RawCall.Frame(new SimpleRequest { ResponseSize = RawServer.MaxSend }));
        RawAnswer stream = await server.GrpcAsync(
            "StreamingOutputCall",
            RawCall.Frame(new StreamingOutputCallRequest { ResponseParameters = { new ResponseParameters { Size = 1 }, new ResponseParameters { Size = RawServer.MaxSend } } }));

        Assert.Equal(RpcCode.ResourceExhausted, unary.Code);
        Assert.Empty(unary.Body);
        Assert.Equal(RpcCode.ResourceExhausted, stream.Code);
        Assert.Single(stream.Frames);
    }

    [Fact]
    public async Task JSON_is_spoken_over_gRPC_too()
    {
        RawAnswer answer = await server.SendAsync(HttpMethod.Post, UnaryCall, RawCall.Frame(0, """{"responseSize": 3}"""u8.ToArray()), "application/grpc+json");

        Assert.Equal("application/grpc+json", answer.Headers["content-type"]);
        Assert.Equal("""{ "payload": { "body": "AAAA" } }""", System.Text.Encoding.UTF8.GetString(answer.Frames[0].Payload));
    }
}
