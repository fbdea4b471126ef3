using IptActors.Rpc.Client;
using IptActors.Rpc.Health;
using IptActors.Rpc.Health.V1;
using IptActors.Rpc.TestHost;
using Status = IptActors.Rpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace IptActors.Rpc.Tests.Health;

public sealed class Telling_health
{
    private const string Courses = "example.Courses";

    private static readonly RpcMethod<HealthCheckRequest, HealthCheckResponse> Check = RpcMethod.Find<HealthCheckRequest, HealthCheckResponse>(HealthReflection.Descriptor, "Health", "Check");
    private static readonly RpcMethod<HealthCheckRequest, HealthCheckResponse> Watch = RpcMethod.Find<HealthCheckRequest, HealthCheckResponse>(HealthReflection.Descriptor, "Health", "Watch");
    private static readonly RpcMethod<HealthListRequest, HealthListResponse> List = RpcMethod.Find<HealthListRequest, HealthListResponse>(HealthReflection.Descriptor, "Health", "List");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_is_what_the_host_said_last()
    {
        await using InteropHost host = await InteropHost.StartAsync();
        using var channel = new RpcChannel(host.Http2);

        host.Health.Set(Courses, isServing: true);
        Assert.Equal(Status.Serving, (await channel.UnaryAsync(Check, new HealthCheckRequest { Service = Courses }, cancellationToken: Token)).Status);

        host.Health.Set(Courses, isServing: false);
        Assert.Equal(Status.NotServing, (await channel.UnaryAsync(Check, new HealthCheckRequest { Service = Courses }, cancellationToken: Token)).Status);
        Assert.Equal(Status.Serving, (await channel.UnaryAsync(Check, new HealthCheckRequest(), cancellationToken: Token)).Status);
    }

    [Fact]
    public async Task A_service_nobody_spoke_of_is_NOT_FOUND()
    {
        await using InteropHost host = await InteropHost.StartAsync();
        using var channel = new RpcChannel(host.Http2);

        RpcException e = await Assert.ThrowsAsync<RpcException>(() => channel.UnaryAsync(Check, new HealthCheckRequest { Service = "nobody" }, cancellationToken: Token));

        Assert.Equal(RpcCode.NotFound, e.Status.Code);
    }

    [Fact]
    public async Task A_watcher_hears_of_a_service_before_it_exists_and_of_every_change_of_it_alone()
    {
        await using InteropHost host = await InteropHost.StartAsync();
        using var channel = new RpcChannel(host.Http2);
        await using IAsyncEnumerator<HealthCheckResponse> seen = channel.ServerStreamingAsync(Watch, new HealthCheckRequest { Service = Courses }, cancellationToken: Token).GetAsyncEnumerator(Token);
        async Task<Status> NextAsync()
        {
            Assert.True(await seen.MoveNextAsync());
            return seen.Current.Status;
        }

        Assert.Equal(Status.ServiceUnknown, await NextAsync());
        host.Health.Set("example.Other", isServing: false);
        host.Health.Set(Courses, isServing: true);
        Assert.Equal(Status.Serving, await NextAsync());
        host.Health.Set(Courses, isServing: true);
        host.Health.Set(Courses, isServing: false);
        Assert.Equal(Status.NotServing, await NextAsync());
    }

    [Fact]
    public async Task The_list_has_all_services_or_none_when_there_are_more_than_a_hundred()
    {
        await using InteropHost host = await InteropHost.StartAsync();
        using var channel = new RpcChannel(host.Http2);
        host.Health.Set(Courses, isServing: false);

        HealthListResponse list = await channel.UnaryAsync(List, new HealthListRequest(), cancellationToken: Token);
        Assert.Equal(Status.Serving, list.Statuses[HealthRegistry.WholeServer].Status);
        Assert.Equal(Status.NotServing, list.Statuses[Courses].Status);

        for (int i = 0; i < 100; i++)
        {
            host.Health.Set($"example.Service{i}", isServing: true);
        }

        RpcException e = await Assert.ThrowsAsync<RpcException>(() => channel.UnaryAsync(List, new HealthListRequest(), cancellationToken: Token));
        Assert.Equal(RpcCode.ResourceExhausted, e.Status.Code);
    }
}
