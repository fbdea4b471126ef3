using System.Text.Json;

namespace IptActors.Engine.Proofs.Keeping;

/// <summary>Checkpoints in a file of the data folder to which lines are only ever appended: one JSON object each, with the note whole.</summary>
/// <param name="path">The file, made when missing.</param>
public sealed class CheckpointFile(string path) : ICheckpointLedger
{
    // A line is some 400 bytes; the last whole one is in here, also after a torn write.
    private const int TailBytes = 64 * 1024;

    /// <inheritdoc/>
    public async ValueTask<string?> FindLastAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-Math.Min(file.Length, TailBytes), SeekOrigin.End);
        using var reader = new StreamReader(file);
        var lines = (await reader.ReadToEndAsync(cancellationToken)).Split('\n');

        // What follows the last line feed was torn by a crash: the checkpoint is in the database and is written again.
        var last = lines[..^1].LastOrDefault(line => line.Length > 0);
        return last is null ? null : NoteOf(last);
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(StoredCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        await StartLineAsync(file, cancellationToken);
        var line = JsonSerializer.SerializeToUtf8Bytes(
            new Line(checkpoint.Size, checkpoint.Root.ToString(), checkpoint.Position, checkpoint.IssuedAt, checkpoint.Note), JsonSerializerOptions.Web);
        await file.WriteAsync((byte[])[.. line, (byte)'\n'], cancellationToken);
        file.Flush(flushToDisk: true);
    }

    // A torn line is closed first, so that it spoils none but itself.
    private static async ValueTask StartLineAsync(FileStream file, CancellationToken cancellationToken)
    {
        file.Seek(0, SeekOrigin.End);
        if (file.Length == 0)
        {
            return;
        }

        file.Seek(-1, SeekOrigin.End);
        if (file.ReadByte() != '\n')
        {
            await file.WriteAsync("\n"u8.ToArray(), cancellationToken);
        }
    }

    private string NoteOf(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, JsonSerializerOptions.Web)?.Note
                ?? throw new InvalidDataException($"Expected a checkpoint with its note on the last line of {path}, found none.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Expected a checkpoint on the last line of {path}, found something else: the file was edited.", e);
        }
    }

    private sealed record Line(long Size, string Root, long Position, DateTimeOffset IssuedAt, string Note);
}
