using System.Text.Json;
using IptActors.Cli.Output;

namespace IptActors.Cli.Verifying;

/// <summary>The last hash of a course as it was noted, kept where nobody who can write to the database can reach it.</summary>
/// <param name="Course">Resource name.</param>
/// <param name="Version">Version of the last event then.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record KnownHead(string Course, long Version, string Hash)
{
    /// <summary>Reads what <c>ipt audit verify --json</c> wrote; a line without a hash is skipped.</summary>
    /// <exception cref="CliException">The file cannot be read, or a line is something else.</exception>
    public static async Task<IReadOnlyList<KnownHead>> ReadAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return [];
        }

        try
        {
            var lines = await File.ReadAllLinesAsync(file, cancellationToken);
            return [.. lines.Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<KnownHead>(line, JsonSerializerOptions.Web)!).Where(head => head is { Course: not null, Hash: not null })];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CliException(ExitCode.Usage, $"Expected in {file} what 'ipt audit verify --json' wrote: {e.Message}");
        }
    }

    /// <summary>As a line.</summary>
    public string ToLine(string? problem) => JsonSerializer.Serialize(new { Course, Version, Hash, Problem = problem }, JsonSerializerOptions.Web);
}
