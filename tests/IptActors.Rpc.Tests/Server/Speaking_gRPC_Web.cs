using System.Text;
using IptActors.Rpc.TestHost.Interop;

namespace IptActors.Rpc.Tests.Server;

public sealed class Speaking_gRPC_Web(RawServer server) : IClassFixture<RawServer>
{
    private const string Binary = "application/grpc-web+proto";
    private const string Text = "application/grpc-web-text";
    private const int Trailers = 0x80;

    private static readonly byte[] Request = RawCall.Frame(new SimpleRequest { ResponseSize = 3 });

    [Fact]
    public async Task Trailers_are_the_last_envelope_of_the_body()
    {
        RawAnswer answer = await server.PostAsync("UnaryCall", Request, Binary, ("x-grpc-test-echo-trailing-bin", "q6ur"));

        Assert.Equal(Binary, answer.Headers["content-type"]);
        Assert.Equal([0, Trailers], answer.Frames.Select(frame => (int)frame.Flags));
        Assert.Equal("grpc-status: 0\r\nx-grpc-test-echo-trailing-bin: q6ur\r\n", Encoding.ASCII.GetString(answer.Frames[1].Payload));
    }

    [Fact]
    public async Task A_refusal_is_an_envelope_of_trailers_alone()
    {
        RawAnswer answer = await server.PostAsync("UnimplementedCall", RawCall.Frame(new Empty()), Binary);

        Assert.Equal(200, answer.HttpStatus);
        Assert.StartsWith("grpc-status: 12\r\n", Encoding.ASCII.GetString(answer.Frames.Single().Payload), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_is_base64_both_ways()
    {
        RawAnswer answer = await server.PostAsync("UnaryCall", Encoding.ASCII.GetBytes(Convert.ToBase64String(Request)), Text);

        Assert.Equal(Text, answer.Headers["content-type"]);
        RawAnswer decoded = answer with { Body = DecodeGroups(answer.Text) };
        Assert.Equal(3, SimpleResponse.Parser.ParseFrom(decoded.Frames[0].Payload).Payload.Body.Length);
        Assert.Equal(Trailers, decoded.Frames[1].Flags);
    }

    [Fact]
    public async Task Text_may_be_padded_between_any_two_chunks()
    {
        string text = string.Concat(Request.Chunk(2).Select(Convert.ToBase64String));
        Assert.Contains("=", text[..^4], StringComparison.Ordinal);

        RawAnswer answer = await server.PostAsync("UnaryCall", Encoding.ASCII.GetBytes(text), Text);

        Assert.Equal(0, (answer with { Body = DecodeGroups(answer.Text) }).Frames[0].Flags);
    }

    [Fact]
    public async Task A_binary_request_gets_a_text_answer_if_it_accepts_only_that() =>
        Assert.Equal("application/grpc-web-text+proto", (await server.PostAsync("UnaryCall", Request, Binary, ("accept", Text))).Headers["content-type"]);

    [Theory]
    [InlineData("AAAA!")]
    [InlineData("AAA")]
    [InlineData("A===")]
    public async Task A_body_that_is_not_base64_is_INTERNAL(string body)
    {
        RawAnswer answer = await server.PostAsync("UnaryCall", Encoding.ASCII.GetBytes(body), Text);

        Assert.StartsWith("grpc-status: 13\r\n", Encoding.ASCII.GetString((answer with { Body = DecodeGroups(answer.Text) }).Frames.Single().Payload), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_flows_over_HTTP_1()
    {
        var request = new StreamingOutputCallRequest { ResponseParameters = { new ResponseParameters { Size = 1 }, new ResponseParameters { Size = 50_000 } } };

        RawAnswer answer = await server.PostAsync("StreamingOutputCall", RawCall.Frame(request), Binary);

        Assert.Equal([0, 0, Trailers], answer.Frames.Select(frame => (int)frame.Flags));
    }

    // Each envelope is padded on its own, so the whole is not one base64 text.
    private static byte[] DecodeGroups(string text) => [.. text.Chunk(4).SelectMany(group => Convert.FromBase64CharArray(group, 0, 4))];
}
