namespace IptActors.Peers;

/// <summary>Says whether a peer is installed. On a build server a missing peer is a failure; elsewhere its tests are skipped by name.</summary>
public static class Peer
{
    private static bool IsBuildServer => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Why the Node clients cannot run; null when they can.</summary>
    public static async Task<string?> FindNodeProblemAsync(CancellationToken cancellationToken) =>
        !await CanRunAsync("node", ["--version"], cancellationToken) ? "Node.js is not installed."
        : !File.Exists(PeerPaths.Buf) ? "The Node clients are not installed: run tests/peers/setup."
        : null;

    /// <summary>Why the Python client cannot run; null when it can.</summary>
    public static async Task<string?> FindPythonProblemAsync(CancellationToken cancellationToken) =>
        await CanRunAsync("/usr/bin/python3", ["-c", "import grpc"], cancellationToken) ? null : "python3-grpcio is not installed: run tests/peers/setup as root.";

    /// <summary>Ends the test when there is a problem.</summary>
    public static void SkipFor(string? problem)
    {
        if (problem is null)
        {
            return;
        }

        if (IsBuildServer)
        {
            Assert.Fail(problem);
        }

        Assert.Skip(problem);
    }

    private static async Task<bool> CanRunAsync(string file, string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return (await PeerProcess.RunAsync(file, arguments, cancellationToken)).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
