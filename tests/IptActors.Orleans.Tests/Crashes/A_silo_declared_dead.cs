using IptActors.Postgres.Tests.Support;

namespace IptActors.Orleans.Tests.Crashes;

/// <summary>The others decide who is a member. A silo that they have voted out must not go on as if nothing had happened.</summary>
public sealed class A_silo_declared_dead
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_is_not_ready_any_more_and_ends_while_the_others_serve()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Ends processes by signals of Linux.");
        var cancel = TestContext.Current.CancellationToken;
        await using var silos = new SiloTrio("GroupCommit");
        await silos.StartAsync();
        using var http = new HttpClient();
        Assert.True(await IsReadyAsync(http, silos.Web(2)));

        await PrivateServerFixture.ExecuteAsync(
            silos.ConnectionString,
            $"""
            update ipt_cluster.membership set status = 6 where port = {silos.Port(2)};
            update ipt_cluster.membership_version set version = version + 1
            """);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        while (await IsReadyAsync(http, silos.Web(2)))
        {
            await Task.Delay(50, patience.Token);
        }

        await silos.EndedAsync(2, Patience);
        Assert.True(await IsReadyAsync(http, silos.Web(0)));
        Assert.True(await IsReadyAsync(http, silos.Web(1)));
    }

    // Who does not answer is not ready either.
    private static async Task<bool> IsReadyAsync(HttpClient http, Uri web)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(web, "/health/ready"), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
