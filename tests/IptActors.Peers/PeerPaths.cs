namespace IptActors.Peers;

/// <summary>Where the peers and the .proto files are in the tree these tests were built in.</summary>
public static class PeerPaths
{
    public static string Root { get; } = FindRoot();

    /// <summary>The scripts of Node, and what they need.</summary>
    public static string Node => Path.Combine(Root, "tests", "peers", "node");

    /// <summary>The scripts of Python.</summary>
    public static string Python => Path.Combine(Root, "tests", "peers", "python");

    /// <summary>The .proto files of the API.</summary>
    public static string Protos => Path.Combine(Root, "protos");

    /// <summary>The .proto files that those import, copied by the build of the contracts.</summary>
    public static string ImportedProtos => Path.Combine(Root, ".tools", "googleapis");

    /// <summary>The .proto files of the interop service.</summary>
    public static string InteropProtos => Path.Combine(Root, "tests", "IptActors.Rpc.TestHost", "Protos");

    /// <summary>The web dashboard: its sources, its packages and its own tests.</summary>
    public static string Dashboard => Path.Combine(Root, "src", "IptActors.Dashboard");

    public static string Buf => Path.Combine(Node, "node_modules", ".bin", "buf");

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "tests", "peers")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has tests/peers.");
    }
}
