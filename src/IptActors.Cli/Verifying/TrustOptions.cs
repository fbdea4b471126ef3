using System.CommandLine;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Verifying;

namespace IptActors.Cli.Verifying;

/// <summary>What whoever checks brings along: public keys and a checkpoint, as text or in files.</summary>
internal sealed class TrustOptions(ConnectionOptions connection)
{
    private readonly Option<string?> _key = new("--key")
    {
        Description = "Public key (name+id+base64), or a file with one on each line; without it the list in the server's data folder",
        HelpName = "KEY|FILE",
    };

    private readonly Option<string?> _checkpoint = new("--checkpoint")
    {
        Description = "A signed checkpoint that was kept elsewhere (a note, or a file of checkpoints, whose last one is taken): finds a database that was put back or rewritten",
        HelpName = "FILE",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_key);
        command.Options.Add(_checkpoint);
    }

    /// <summary>Reads them.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="fromFolder">Whether what is not given is looked for in the data folder.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="CliException">A file cannot be read, or holds something else.</exception>
    public async Task<Trust> ReadAsync(ParseResult result, bool fromFolder, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(result.GetValue(connection.Data)!, "proofs");
        var keyText = result.GetValue(_key) ?? (fromFolder ? ExistingOrNull(Path.Combine(folder, "verification-keys.txt")) : null);
        var checkpointFile = result.GetValue(_checkpoint) ?? (fromFolder ? ExistingOrNull(Path.Combine(folder, "events.checkpoints.jsonl")) : null);
        return new Trust(
            keyText is null ? [] : await KeysAsync(keyText, cancellationToken),
            checkpointFile is null ? [] : [await KeptCheckpoint.NoteAsync(checkpointFile, cancellationToken)]);
    }

    private static string? ExistingOrNull(string file) => File.Exists(file) ? file : null;

    private static async Task<IReadOnlyList<VerificationKey>> KeysAsync(string keyOrFile, CancellationToken cancellationToken)
    {
        var lines = VerificationKey.TryParse(keyOrFile, out _) ? [keyOrFile] : (await KeptCheckpoint.TextAsync(keyOrFile, cancellationToken)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var keys = lines.Select(line => VerificationKey.TryParse(line, out var key)
            ? key
            : throw new CliException(ExitCode.Usage, $"Expected public keys of the form name+id+base64 in {keyOrFile}, found '{line}'.")).ToList();
        return keys.Count > 0 ? keys : throw new CliException(ExitCode.Usage, $"Expected a public key in {keyOrFile}, found none.");
    }
}
