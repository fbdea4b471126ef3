using IptActors.Cli.Tests.Support;

namespace IptActors.Cli.Tests.Readme;

/// <summary>The shell blocks of the README.</summary>
internal static class ReadmeBlocks
{
    /// <summary>Every block marked <c>sh</c>, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Read(File.ReadAllLines(Path.Combine(Repository.Root, "README.md")))];

    private static IEnumerable<string> Read(string[] lines)
    {
        for (var line = 0; line < lines.Length; line++)
        {
            if (lines[line] != "```sh")
            {
                continue;
            }

            var end = Array.IndexOf(lines, "```", line);
            yield return string.Join('\n', lines[(line + 1)..end]);
            line = end;
        }
    }
}
