using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Rpc;
using IptActors.Rpc.Server;
using IptActors.Rpc.TestHost;
using IptActors.Rpc.TestHost.Interop;
using Any = Google.Protobuf.WellKnownTypes.Any;

namespace IptActors.Rpc.Tests.Server;

public sealed class Speaking_Connect(RawServer server) : IClassFixture<RawServer>
{
    private const string Json = "application/json";
    private const string Proto = "application/proto";

    [Fact]
    public async Task A_unary_call_is_plain_HTTP_with_a_JSON_body()
    {
        RawAnswer answer = await server.PostAsync("UnaryCall", """{"responseSize": 3}"""u8.ToArray(), Json);

        Assert.Equal(200, answer.HttpStatus);
        Assert.Equal(Json, answer.Headers["content-type"]);
        Assert.Equal("AAAA", answer.Json.GetProperty("payload").GetProperty("body").GetString());
    }

    [Theory]
    [InlineData(1, 499, "canceled")]
    [InlineData(3, 400, "invalid_argument")]
    [InlineData(4, 504, "deadline_exceeded")]
    [InlineData(5, 404, "not_found")]
    [InlineData(7, 403, "permission_denied")]
    [InlineData(8, 429, "resource_exhausted")]
    [InlineData(9, 400, "failed_precondition")]
    [InlineData(10, 409, "aborted")]
    [InlineData(12, 501, "unimplemented")]
    [InlineData(14, 503, "unavailable")]
    [InlineData(16, 401, "unauthenticated")]
    public async Task A_refusal_is_an_HTTP_status_and_a_JSON_error_even_for_binary_requests(int code, int httpStatus, string name)
    {
        byte[] request = new SimpleRequest { ResponseStatus = new EchoStatus { Code = code, Message = "why ☺" } }.ToByteArray();

        RawAnswer answer = await server.PostAsync("UnaryCall", request, Proto);

        Assert.Equal(httpStatus, answer.HttpStatus);
        Assert.Equal(Json, answer.Headers["content-type"]);
        Assert.Equal(name, answer.Json.GetProperty("code").GetString());
        Assert.Equal("why ☺", answer.Json.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Details_of_a_refusal_are_named_and_base64()
    {
        var info = new ErrorInfo { Reason = "CLOSED", Domain = "example.org" };
        RpcService service = new RpcServiceBuilder(TestReflection.Descriptor, "TestService")
            .Unary<Empty, Empty>("EmptyCall", (_, _) => new(new Google.Rpc.Status { Code = 9, Details = { Any.Pack(info) } }))
            .Build();
        await using InteropHost host = await InteropHost.StartAsync(service: service);
        using var call = new RawCall();

        RawAnswer answer = await call.SendAsync(host.Http2, RawCall.TestService + "EmptyCall", [], Proto);

        JsonElement detail = answer.Json.GetProperty("details")[0];
        Assert.Equal("google.rpc.ErrorInfo", detail.GetProperty("type").GetString());
        string padded = detail.GetProperty("value").GetString()!;
        Assert.Equal(info, ErrorInfo.Parser.ParseFrom(Convert.FromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='))));
    }

    [Fact]
    public async Task Trailers_of_a_unary_call_are_prefixed_headers() =>
        Assert.Equal("q6ur", (await server.PostAsync("UnaryCall", [], Proto, ("x-grpc-test-echo-trailing-bin", "q6ur"))).Headers["trailer-x-grpc-test-echo-trailing-bin"]);

    [Fact]
    public async Task Fields_that_the_message_does_not_declare_are_skipped_in_JSON() =>
        Assert.Equal(200, (await server.PostAsync("UnaryCall", """{"invented": 1}"""u8.ToArray(), Json)).HttpStatus);

    [Fact]
    public async Task A_host_can_refuse_unknown_JSON_fields_and_requests_without_a_version()
    {
        await using InteropHost host = await InteropHost.StartAsync(new RpcServerOptions { IgnoreUnknownJsonFields = false, RequireConnectProtocolVersion = true });
        using var call = new RawCall();
        (string, string) version = ("connect-protocol-version", "1");

        Assert.Equal(400, (await call.SendAsync(host.Http2, RawCall.TestService + "UnaryCall", """{"invented": 1}"""u8.ToArray(), Json, null, version)).HttpStatus);
        Assert.Equal(200, (await call.SendAsync(host.Http2, RawCall.TestService + "UnaryCall", "{}"u8.ToArray(), Json, null, version)).HttpStatus);
        Assert.Equal(400, (await call.SendAsync(host.Http2, RawCall.TestService + "UnaryCall", "{}"u8.ToArray(), Json)).HttpStatus);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"responseSize": "x"}""")]
    [InlineData("")]
    public async Task A_body_that_is_no_such_JSON_is_invalid_argument(string body) =>
        Assert.Equal("invalid_argument", (await server.PostAsync("UnaryCall", Encoding.UTF8.GetBytes(body), Json)).Json.GetProperty("code").GetString());

    [Fact]
    public async Task JSON_that_is_not_UTF_8_is_invalid_argument() =>
        Assert.Equal("invalid_argument", (await server.PostAsync("UnaryCall", [.. "{\"responseStatus\": {\"message\": \""u8, 0xFF, .. "\"}}"u8], Json)).Json.GetProperty("code").GetString());

    [Theory]
    [InlineData("connect-protocol-version", "2", "invalid_argument")]
    [InlineData("connect-timeout-ms", "soon", "invalid_argument")]
    [InlineData("connect-timeout-ms", "12345678901", "invalid_argument")]
    [InlineData("connect-timeout-ms", "0", "deadline_exceeded")]
    [InlineData("content-encoding", "br", "unimplemented")]
    public async Task A_header_the_protocol_does_not_allow_is_refused(string name, string value, string code) =>
        Assert.Equal(code, (await server.PostAsync("UnaryCall", "{}"u8.ToArray(), Json, (name, value))).Json.GetProperty("code").GetString());

    [Fact]
    public async Task A_gzip_body_is_unpacked_and_the_answer_packed_if_accepted()
    {
        byte[] request = Gzip(new SimpleRequest { ResponseSize = 50_000, ExpectCompressed = new BoolValue { Value = true } }.ToByteArray());

        RawAnswer answer = await server.PostAsync("UnaryCall", request, Proto, ("content-encoding", "gzip"), ("accept-encoding", "gzip"));

        Assert.Equal("gzip", answer.Headers["content-encoding"]);
        using var unpacked = new GZipStream(new MemoryStream(answer.Body), CompressionMode.Decompress);
        Assert.Equal(50_000, SimpleResponse.Parser.ParseFrom(unpacked).Payload.Body.Length);
    }

    [Fact]
    public async Task An_empty_body_is_never_unpacked() =>
        Assert.Equal(200, (await server.PostAsync("UnaryCall", [], Proto, ("content-encoding", "gzip"))).HttpStatus);

    [Fact]
    public async Task A_body_larger_than_the_limit_is_resource_exhausted()
    {
        RawAnswer plain = await server.PostAsync("UnaryCall", new byte[RawServer.MaxReceive + 1], Proto);
        RawAnswer bomb = await server.PostAsync("UnaryCall", Gzip(new byte[50 * 1024 * 1024]), Proto, ("content-encoding", "gzip"));

        Assert.Equal(429, plain.HttpStatus);
        Assert.Equal(429, bomb.HttpStatus);
    }

    [Theory]
    [InlineData("CacheableUnaryCall?encoding=json&message=%7B%22responseSize%22%3A3%7D", 200)]
    [InlineData("CacheableUnaryCall?message=EAM%3D&base64=1&connect=v1&encoding=proto&other=1", 200)]
    [InlineData("CacheableUnaryCall?message=EAM&base64=1&encoding=proto", 200)]
    [InlineData("CacheableUnaryCall?message=%23%23&base64=1&encoding=proto", 400)]
    [InlineData("CacheableUnaryCall?message=EAM&base64=1&encoding=proto&connect=v2", 400)]
    [InlineData("CacheableUnaryCall?message=EAM&base64=1&encoding=thrift", 415)]
    [InlineData("CacheableUnaryCall?message=EAM&base64=1&encoding=proto&compression=br", 501)]
    [InlineData("UnaryCall?message=EAM&base64=1&encoding=proto", 405)]
    public async Task GET_is_for_methods_without_side_effects(string query, int httpStatus) =>
        Assert.Equal(httpStatus, (await server.GetAsync(query)).HttpStatus);

    [Fact]
    public async Task A_GET_carries_its_message_in_the_query()
    {
        RawAnswer answer = await server.GetAsync("CacheableUnaryCall?message=EAM&base64=1&encoding=proto&connect=v1");

        Assert.Equal(3, SimpleResponse.Parser.ParseFrom(answer.Body).Payload.Body.Length);
    }

    [Theory]
    [InlineData("UnaryCall", "application/connect+proto")]
    [InlineData("StreamingOutputCall", "application/json")]
    [InlineData("UnaryCall", "application/xml")]
    public async Task A_content_type_of_another_shape_of_call_is_HTTP_415(string method, string contentType) =>
        Assert.Equal(415, (await server.PostAsync(method, [], contentType)).HttpStatus);

    [Fact]
    public async Task A_stream_is_HTTP_200_and_ends_with_a_message_of_its_own()
    {
        byte[] request = RawCall.Frame(0, """{"responseParameters": [{"size": 3}]}"""u8.ToArray());

        RawAnswer answer = await server.PostAsync("StreamingOutputCall", request, "application/connect+json", ("x-grpc-test-echo-trailing-bin", "q6ur"));

        Assert.Equal(200, answer.HttpStatus);
        Assert.Equal([0, 2], answer.Frames.Select(frame => (int)frame.Flags));
        Assert.Equal("""{"metadata":{"x-grpc-test-echo-trailing-bin":["q6ur"]}}""", Encoding.UTF8.GetString(answer.Frames[1].Payload));
    }

    [Theory]
    [InlineData(2, "invalid_argument")]
    [InlineData(4, "invalid_argument")]
    [InlineData(1, "invalid_argument")]
    public async Task A_stream_with_flags_a_request_may_not_have_ends_with_an_error(byte flags, string code)
    {
        RawAnswer answer = await server.PostAsync("StreamingInputCall", RawCall.Frame(flags, []), "application/connect+proto");

        Assert.Equal(200, answer.HttpStatus);
        Assert.Equal(code, JsonDocument.Parse(answer.Frames.Single().Payload).RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_duplex_call_over_HTTP_1_is_HTTP_505() =>
        Assert.Equal(505, (await server.PostAsync("FullDuplexCall", [], "application/connect+proto")).HttpStatus);

    [Fact]
    public async Task A_unary_answer_says_how_long_it_is()
    {
        RawAnswer answer = await server.PostAsync("UnaryCall", new SimpleRequest { ResponseSize = 3 }.ToByteArray(), Proto);

        Assert.Equal(answer.Body.Length.ToString(CultureInfo.InvariantCulture), answer.Headers["content-length"]);
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
