using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using IptActors.Rpc.Diagnostics;

namespace IptActors.Rpc.Tests.Diagnostics;

public sealed class Measuring_calls(RawServer server) : IClassFixture<RawServer>
{
    // Other tests call other methods of the same process; these are called nowhere else.
    private const string HalfDuplex = "grpc.testing.TestService/HalfDuplexCall";

    [Theory]
    [InlineData("application/grpc", "grpc", "RESOURCE_EXHAUSTED")]
    [InlineData("application/connect+proto", "connectrpc", "resource_exhausted")]
    public async Task A_call_is_measured_with_its_method_and_status_and_nothing_else(string contentType, string system, string status)
    {
        var measured = new ConcurrentQueue<Dictionary<string, object?>>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == RpcTelemetry.ServerCallDuration)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => measured.Enqueue(new Dictionary<string, object?>(tags.ToArray())));
        listener.Start();

        await server.SendAsync(HttpMethod.Post, "/" + HalfDuplex, RawCall.Frame(0, RawServer.MaxReceive + 1, []), contentType);

        await WaitUntilAsync(() => measured.Any(IsOurs));
        Dictionary<string, object?> tags = measured.Single(IsOurs);
        Assert.Equal(["rpc.method", "rpc.response.status_code", "rpc.system.name"], tags.Keys.Order());
        Assert.Equal(status, tags["rpc.response.status_code"]);

        bool IsOurs(Dictionary<string, object?> candidate) => (string?)candidate["rpc.method"] == HalfDuplex && (string?)candidate["rpc.system.name"] == system;
    }

    [Fact]
    public async Task A_call_is_a_server_span_and_only_the_servers_own_faults_are_errors()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RpcTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        await server.GrpcAsync("HalfDuplexCall", RawCall.Frame(0, [0xFF, 0xFF]));
        await server.GrpcAsync("HalfDuplexCall", RawCall.Frame(9, []));

        await WaitUntilAsync(() => spans.Count(IsOurs) == 2);
        Activity[] ours = [.. spans.Where(IsOurs)];
        Assert.All(ours, span => Assert.Equal(ActivityKind.Server, span.Kind));
        Assert.Equal(["INVALID_ARGUMENT", "INTERNAL"], ours.Select(span => span.GetTagItem("rpc.response.status_code")));
        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], ours.Select(span => span.Status));

        static bool IsOurs(Activity span) => span.OperationName == HalfDuplex;
    }

    [Fact]
    public async Task Methods_that_do_not_exist_share_one_name_so_that_callers_cannot_swell_the_metrics()
    {
        var names = new ConcurrentQueue<object?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == RpcTelemetry.ServerCallDuration)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => names.Enqueue(new Dictionary<string, object?>(tags.ToArray())["rpc.method"]));
        listener.Start();

        await server.GrpcAsync("InventedMethod", []);

        await WaitUntilAsync(() => names.Contains("_OTHER"));
        Assert.DoesNotContain(names, name => ((string)name!).Contains("Invented", StringComparison.Ordinal));
    }

    // A call is measured after its answer has left, so the caller can be first.
    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            await Task.Delay(5, limit.Token);
        }
    }
}
