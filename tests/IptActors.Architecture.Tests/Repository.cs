namespace IptActors.Architecture.Tests;

/// <summary>The tree that these tests look at.</summary>
internal static class Repository
{
    /// <summary>The folder that holds IptActors.sln.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "IptActors.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("IptActors.sln was expected in a folder above the tests.");
        }

        return folder;
    }
}
