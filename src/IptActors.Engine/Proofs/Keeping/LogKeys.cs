using IptActors.Engine.Proofs.Notes;

namespace IptActors.Engine.Proofs.Keeping;

/// <summary>
/// The keys of a data folder: <c>proof-key.pem</c> signs; <c>proof-key.previous.pem</c>, when it is there, signs beside it, so that who
/// trusts the old key learns of the new one. Public keys of all times are written to a list.
/// </summary>
public sealed class LogKeys
{
    private const string Current = "proof-key.pem";
    private const string Previous = "proof-key.previous.pem";

    private readonly List<Ed25519Key> _keys;

    private LogKeys(List<Ed25519Key> keys) => _keys = keys;

    /// <summary>Keys that are in no file, for tests.</summary>
    public static LogKeys InMemory() => new([Ed25519Key.Create()]);

    /// <summary>Reads the keys of a folder, making the first one readable by its owner only.</summary>
    /// <exception cref="FormatException">A file holds no such key.</exception>
    /// <exception cref="IOException">A file cannot be read or made.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be read or made.</exception>
    public static LogKeys LoadOrCreate(string folder)
    {
        var current = Path.Combine(folder, Current);
        if (!File.Exists(current))
        {
            Create(current);
        }

        var previous = Path.Combine(folder, Previous);
        List<Ed25519Key> keys = [Read(current)];
        if (File.Exists(previous))
        {
            keys.Add(Read(previous));
        }

        return new LogKeys(keys);
    }

    /// <summary>Signs a checkpoint under the log's own name.</summary>
    public SignedNote Sign(Checkpoint checkpoint) => SignedNote.Sign(checkpoint.Text, checkpoint.Origin, _keys);

    /// <summary>The public keys, the one that signs from now on first.</summary>
    public IReadOnlyList<VerificationKey> Verification(string origin) => [.. _keys.Select(key => new VerificationKey(origin, key.PublicKey))];

    private static Ed25519Key Read(string file)
    {
        try
        {
            return Ed25519Key.FromPem(File.ReadAllText(file));
        }
        catch (FormatException e)
        {
            throw new FormatException($"{file}: {e.Message}", e);
        }
    }

    // Made beside its place and moved there: a start that is cut short leaves no half a key, and nobody reads it in between.
    private static void Create(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var unfinished = file + ".new";
        using (var stream = new StreamWriter(unfinished, options))
        {
            stream.Write(Ed25519Key.Create().ToPem());
            stream.Write('\n');
        }

        File.Move(unfinished, file);
    }
}
