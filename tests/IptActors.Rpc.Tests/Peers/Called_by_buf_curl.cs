using System.Text.Json;
using IptActors.Peers;

namespace IptActors.Rpc.Tests.Peers;

/// <summary>buf curl has no files: it learns every schema from reflection.</summary>
public sealed class Called_by_buf_curl(InteropServer server) : IClassFixture<InteropServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_lists_the_services_and_their_methods()
    {
        string services = await CurlAsync([], "", "--list-services");
        string methods = await CurlAsync([], "", "--list-methods");

        Assert.Equal(
            ["grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection", "grpc.testing.TestService"],
            services.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
        Assert.Contains("grpc.testing.TestService/UnaryCall", methods, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grpc", "grpc-v1")]
    [InlineData("grpc", "grpc-v1alpha")]
    [InlineData("grpcweb", "grpc-v1")]
    [InlineData("connect", "grpc-v1")]
    public async Task It_calls_a_method_it_learned_by_reflection(string protocol, string reflection)
    {
        string output = await CurlAsync(["--protocol", protocol, "--reflect-protocol", reflection, "-d", """{"responseSize": 3}"""], "grpc.testing.TestService/UnaryCall");

        Assert.Equal("AAAA", JsonDocument.Parse(output).RootElement.GetProperty("payload").GetProperty("body").GetString());
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("grpcweb")]
    [InlineData("connect")]
    public async Task It_reads_a_stream(string protocol)
    {
        string output = await CurlAsync(
            ["--protocol", protocol, "-d", """{"responseParameters": [{"size": 1}, {"size": 2}]}"""], "grpc.testing.TestService/StreamingOutputCall");

        Assert.Contains("\"AA==\"", output, StringComparison.Ordinal);
        Assert.Contains("\"AAA=\"", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("grpcweb")]
    [InlineData("connect")]
    public async Task It_shows_a_refusal(string protocol)
    {
        string output = await CurlAsync(
            ["--protocol", protocol, "-d", """{"responseStatus": {"code": 9, "message": "closed"}}"""], "grpc.testing.TestService/UnaryCall");

        Assert.Contains("failed_precondition", output, StringComparison.Ordinal);
        Assert.Contains("closed", output, StringComparison.Ordinal);
    }

    private async Task<string> CurlAsync(IEnumerable<string> options, string path, string? command = null)
    {
        Peer.SkipFor(await Peer.FindNodeProblemAsync(Token));
        string[] arguments = ["curl", "--http2-prior-knowledge", .. options, .. command is null ? Array.Empty<string>() : [command], server.Host.Http2 + path];
        (_, string output, string errors) = await PeerProcess.RunAsync(PeerPaths.Buf, arguments, Token);
        return output + errors;
    }
}
