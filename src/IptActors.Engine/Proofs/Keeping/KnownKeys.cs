using IptActors.Engine.Proofs.Notes;

namespace IptActors.Engine.Proofs.Keeping;

/// <summary>The list of public keys that have signed a log, one vkey a line, the newest last. Hand a copy to whoever is to check.</summary>
/// <param name="path">The file, made when missing; null for keys that are in no file.</param>
/// <remarks>
/// Safe for use by many threads at once. All logs of a server share one of these: two that appended to one file at the same moment would
/// write over each other's key.
/// </remarks>
public sealed class KnownKeys(string? path)
{
    private readonly Lock _gate = new();

    /// <summary>The keys of a log, those of earlier times among them.</summary>
    /// <param name="origin">The log.</param>
    /// <param name="signing">Keys that sign now; added to the list when they are not in it.</param>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read or written.</exception>
    public IReadOnlyList<VerificationKey> Learn(string origin, IReadOnlyList<VerificationKey> signing)
    {
        if (path is null)
        {
            return signing;
        }

        lock (_gate)
        {
            var known = Read().Where(key => key.Name == origin).ToList();
            VerificationKey[] added = [.. signing.Except(known).Reverse()];
            if (added.Length > 0)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                File.AppendAllLines(path, added.Select(key => key.ToString()));
            }

            return [.. signing, .. known.Except(signing)];
        }
    }

    private IEnumerable<VerificationKey> Read()
    {
        foreach (var line in path is not null && File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            if (VerificationKey.TryParse(line, out var key))
            {
                yield return key;
            }
        }
    }
}
