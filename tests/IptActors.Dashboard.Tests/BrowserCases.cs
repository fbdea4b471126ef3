using System.Text.RegularExpressions;
using IptActors.Peers;

namespace IptActors.Dashboard.Tests;

/// <summary>The cases that the dashboard's own files define, by name, so that each counts here as a test.</summary>
internal static partial class BrowserCases
{
    /// <summary>Names of the cases in <c>tests/*.spec.ts</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(PeerPaths.Dashboard, "tests"), "*.spec.ts").Order(StringComparer.Ordinal)
            .SelectMany(file => Case().Matches(File.ReadAllText(file)).SelectMany(match => Schemes(match.Groups["name"].Value))),
    ];

    // A case over both schemes of colours is written once.
    private static IEnumerable<string> Schemes(string name) =>
        name.Contains("${scheme}", StringComparison.Ordinal) ? [name.Replace("${scheme}", "light", StringComparison.Ordinal), name.Replace("${scheme}", "dark", StringComparison.Ordinal)] : [name];

    [GeneratedRegex(@"^\s*test\((?<quote>['`])(?<name>.+?)\k<quote>, async", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Case();
}
