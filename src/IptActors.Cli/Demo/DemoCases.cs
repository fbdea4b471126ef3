using System.Text.Json;

namespace IptActors.Cli.Demo;

/// <summary>The cases that are files: published ones, by their figures, and invented series.</summary>
internal static class DemoCases
{
    private const string Folder = "IptActors.Cli.Demo.Cases.";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DemoCase> All { get; } =
    [
        .. typeof(DemoCases).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static DemoCase Read(string resource)
    {
        using var stream = typeof(DemoCases).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<DemoCase>(stream, Options)!;
    }
}
