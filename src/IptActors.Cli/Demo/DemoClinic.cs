namespace IptActors.Cli.Demo;

/// <summary>The invented clinic: the cases that are files, and courses made up to show every phase.</summary>
internal static class DemoClinic
{
    /// <summary>The courses, the one that holds the dates first.</summary>
    public static IReadOnlyList<DemoCase> Cases { get; } = [.. DemoCases.All];
}
