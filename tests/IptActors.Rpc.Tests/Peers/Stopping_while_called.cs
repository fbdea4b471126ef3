using System.Text.Json;
using IptActors.Peers;
using IptActors.Rpc.Server;
using IptActors.Rpc.TestHost;
using IptActors.Rpc.TestHost.Interop;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IptActors.Rpc.Tests.Peers;

/// <summary>A server that is told to stop answers what it has begun, and tells those who only listen to go elsewhere.</summary>
public sealed class Stopping_while_called
{
    [Theory]
    [InlineData("grpc")]
    [InlineData("grpcweb")]
    [InlineData("connect")]
    public async Task A_unary_call_that_has_begun_is_answered(string protocol)
    {
        (int exitCode, string output, string errors) = await StopDuringAsync("UnaryCall", protocol);

        Assert.True(exitCode == 0, errors);
        Assert.Equal("late", JsonDocument.Parse(output).RootElement.GetProperty("username").GetString());
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("grpcweb")]
    [InlineData("connect")]
    public async Task A_stream_of_responses_ends_with_UNAVAILABLE(string protocol)
    {
        (int exitCode, string output, string errors) = await StopDuringAsync("StreamingOutputCall", protocol);

        Assert.NotEqual(0, exitCode);
        Assert.NotEqual("", output);
        Assert.Contains("\"unavailable\"", errors, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> StopDuringAsync(string method, string protocol)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Peer.SkipFor(await Peer.FindNodeProblemAsync(cancellationToken));
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        InteropHost host = await InteropHost.StartAsync(service: Service(begun));
        string[] arguments = ["curl", "--http2-prior-knowledge", "--protocol", protocol, "-d", "{}", $"{host.Http2}grpc.testing.TestService/{method}"];

        Task<(int ExitCode, string Output, string Errors)> calling = PeerProcess.RunAsync(PeerPaths.Buf, arguments, cancellationToken);
        await Task.WhenAny(begun.Task, calling);
        await host.DisposeAsync();
        return await calling;
    }

    private static RpcService Service(TaskCompletionSource begun) => new RpcServiceBuilder(TestReflection.Descriptor, "TestService")
        .Unary<SimpleRequest, SimpleResponse>("UnaryCall", async (request, call) =>
        {
            begun.TrySetResult();
            await StoppingAsync(call);
            return new SimpleResponse { Username = "late" };
        })
        .ServerStreaming<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall", async (request, responses, call) =>
        {
            await responses.WriteAsync(new StreamingOutputCallResponse());
            begun.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, call.CancellationToken);
            return RpcStatus.Ok;
        })
        .Build();

    private static async Task StoppingAsync(RpcCallContext call)
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationToken token = call.HttpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await using (token.Register(stopping.SetResult))
        {
            await stopping.Task.WaitAsync(call.CancellationToken);
        }
    }
}
