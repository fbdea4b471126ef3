using System.Text.Json;
using IptActors.Cli.Output;
using IptActors.Engine.Proofs.Notes;

namespace IptActors.Cli.Verifying;

/// <summary>A checkpoint that somebody kept in a file: the note itself, or a line of JSON for each, of which the last one counts.</summary>
internal static class KeptCheckpoint
{
    /// <summary>What it says; who signed it is not looked at.</summary>
    /// <exception cref="CliException">The file cannot be read, or holds something else.</exception>
    public static async Task<Checkpoint> ReadAsync(string file, CancellationToken cancellationToken) =>
        SignedNote.TryParse(await NoteAsync(file, cancellationToken), out var signed) && Checkpoint.TryParse(signed.Text, out var checkpoint)
            ? checkpoint
            : throw new CliException(ExitCode.Usage, $"Expected a signed checkpoint in {file}, found something else. 'ipt audit checkpoint' prints one.");

    /// <summary>The note.</summary>
    /// <exception cref="CliException">The file cannot be read, or its last line has no note.</exception>
    public static async Task<string> NoteAsync(string file, CancellationToken cancellationToken)
    {
        var text = await TextAsync(file, cancellationToken);
        if (!text.StartsWith('{'))
        {
            return text;
        }

        try
        {
            using var last = JsonDocument.Parse(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
            return last.RootElement.GetProperty("note").GetString()!;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CliException(ExitCode.Usage, $"Expected a checkpoint on the last line of {file}: {e.Message}");
        }
    }

    /// <summary>The text of a file that the command line names.</summary>
    /// <exception cref="CliException">It cannot be read.</exception>
    public static async Task<string> TextAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Usage, $"Cannot read {file}: {e.Message}");
        }
    }
}
