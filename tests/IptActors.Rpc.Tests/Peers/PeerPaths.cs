namespace IptActors.Rpc.Tests.Peers;

/// <summary>Where the peers' scripts are: tests/peers of the tree these tests were built in.</summary>
internal static class PeerPaths
{
    public static string Tests { get; } = FindTests();

    public static string Node => Path.Combine(Tests, "peers", "node");

    public static string Python => Path.Combine(Tests, "peers", "python");

    public static string Protos => Path.Combine(Tests, "IptActors.Rpc.TestHost", "Protos");

    public static string Buf => Path.Combine(Node, "node_modules", ".bin", "buf");

    private static string FindTests()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string tests = Path.Combine(folder.FullName, "tests");
            if (Directory.Exists(Path.Combine(tests, "peers")))
            {
                return tests;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has tests/peers.");
    }
}
