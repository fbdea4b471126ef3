namespace IptActors.Engine.Tests.Support;

/// <summary>Files of the repository that tests compare with.</summary>
internal static class Repository
{
    /// <summary>Whether files that are missing or old are to be written (IPT_UPDATE=1) instead of failing.</summary>
    public static bool Update => Environment.GetEnvironmentVariable("IPT_UPDATE") == "1";

    /// <summary>A path from the root of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root(), .. parts]);

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IptActors.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds IptActors.sln.");
    }
}
