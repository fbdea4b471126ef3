using System.Text.Json;
using IptActors.Rpc.Client;
using IptActors.Rpc.TestHost.Interop;

namespace IptActors.Rpc.Tests.Client;

public sealed class Calling_with_JSON(InteropServer server) : IClassFixture<InteropServer>
{
    private readonly RpcJsonClient _client = new(server.Channel, [TestReflection.Descriptor]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("grpc.testing.TestService/UnaryCall", 1)]
    [InlineData("/grpc.testing.TestService/UnaryCall", 1)]
    [InlineData("TestService.UnaryCall", 1)]
    [InlineData("UnaryCall", 1)]
    [InlineData("UnimplementedCall", 2)]
    [InlineData("naryCall", 0)]
    [InlineData("unarycall", 0)]
    public void A_method_is_found_by_as_much_of_its_name_as_is_unique(string name, int count) => Assert.Equal(count, _client.Find(name).Count);

    [Fact]
    public async Task A_unary_method_yields_one_response() => Assert.Equal(["AAAA"], await BodiesAsync("UnaryCall", """{"responseSize": 3}"""));

    [Fact]
    public async Task A_stream_yields_all_responses() =>
        Assert.Equal(["AA==", "AAA="], await BodiesAsync("StreamingOutputCall", """{"responseParameters": [{"size": 1}, {"size": 2}]}"""));

    [Fact]
    public async Task Requests_of_a_duplex_call_may_depend_on_its_responses()
    {
        var answered = new SemaphoreSlim(0);
        async IAsyncEnumerable<string> Requests()
        {
            yield return """{"responseParameters": [{"size": 1}]}""";
            await answered.WaitAsync(Token);
            yield return """{"responseParameters": [{"size": 2}]}""";
        }

        List<string> bodies = [];
        await foreach (string response in _client.CallAsync(_client.Find("FullDuplexCall")[0], Requests(), cancellationToken: Token))
        {
            bodies.Add(Body(response));
            answered.Release();
        }

        Assert.Equal(["AA==", "AAA="], bodies);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"invented": 1}""")]
    [InlineData("""{"responseSize": "x"}""")]
    public async Task A_request_that_is_no_such_message_is_refused_before_it_is_sent(string json)
    {
        RpcException e = await Assert.ThrowsAsync<RpcException>(() => BodiesAsync("UnaryCall", json));

        Assert.Equal(RpcCode.InvalidArgument, e.Status.Code);
        Assert.Contains("grpc.testing.SimpleRequest", e.Status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_the_server_is_thrown() =>
        Assert.Equal(RpcCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => BodiesAsync("UnaryCall", """{"responseStatus": {"code": 5}}"""))).Status.Code);

    private async Task<List<string>> BodiesAsync(string method, string json)
    {
        List<string> bodies = [];
        await foreach (string response in _client.CallAsync(_client.Find(method)[0], json, cancellationToken: Token))
        {
            bodies.Add(Body(response));
        }

        return bodies;
    }

    private static string Body(string response) => JsonDocument.Parse(response).RootElement.GetProperty("payload").GetProperty("body").GetString()!;
}
