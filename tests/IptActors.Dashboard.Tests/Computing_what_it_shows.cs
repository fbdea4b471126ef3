using System.Text.Json;
using IptActors.Peers;

namespace IptActors.Dashboard.Tests;

/// <summary>What the dashboard computes itself, without a browser: places in the circle, differences, options of charts.</summary>
public sealed class Computing_what_it_shows
{
    [Fact]
    public async Task Its_own_tests_pass()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Peer.SkipFor(await Browser.FindNodeProblemAsync(cancellationToken));

        string vitest = Path.Combine(PeerPaths.Dashboard, "node_modules", "vitest", "vitest.mjs");
        (int exitCode, string output, string errors) = await PeerProcess.RunAsync("node", [vitest, "run", "--root", PeerPaths.Dashboard, "--reporter=json"], cancellationToken);

        using JsonDocument report = JsonDocument.Parse(output);
        Assert.True(exitCode == 0, output + errors);
        Assert.True(report.RootElement.GetProperty("numPassedTests").GetInt32() > 0, output);
    }
}
