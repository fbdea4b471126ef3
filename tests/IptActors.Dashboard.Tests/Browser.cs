using IptActors.Peers;

namespace IptActors.Dashboard.Tests;

/// <summary>What the tests need besides the server: Node, the packages of the dashboard, its build, a browser.</summary>
internal static class Browser
{
    /// <summary>The browser's program.</summary>
    public static string Chromium { get; } = Environment.GetEnvironmentVariable("IPT_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Why no test of the dashboard can run; null when those without a browser can.</summary>
    public static async Task<string?> FindNodeProblemAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PeerProcess.RunAsync("node", ["--version"], cancellationToken);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Node.js is not installed.";
        }

        return Directory.Exists(Path.Combine(PeerPaths.Dashboard, "node_modules")) && File.Exists(Path.Combine(PeerPaths.Dashboard, "dist", "index.html"))
            ? null
            : "The dashboard is not built: run ./run or ./test where Node.js 20 or later is installed.";
    }

    /// <summary>Why the tests in a browser cannot run; null when they can.</summary>
    public static async Task<string?> FindProblemAsync(CancellationToken cancellationToken) =>
        await FindNodeProblemAsync(cancellationToken) ?? (File.Exists(Chromium) ? null : "chromium is not installed: run tests/dashboard/setup as root.");
}
