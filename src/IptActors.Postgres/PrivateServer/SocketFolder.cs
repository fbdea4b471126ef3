using System.Security.Cryptography;
using System.Text;

namespace IptActors.Postgres.PrivateServer;

/// <summary>The folder of the Unix socket, private to the user of the server.</summary>
internal static class SocketFolder
{
    /// <summary>Longest path of a Unix socket on every system: 104 bytes with the closing NUL on macOS, 108 on Linux.</summary>
    private const int LongestSocketPath = 103;

    private const string SocketName = "/.s.PGSQL.5432";

    /// <summary><c>run</c> in the data folder; a folder in /tmp when that path is too long or has characters that a list of folders gives a meaning.</summary>
    /// <exception cref="PrivatePostgresException">The folder in /tmp belongs to someone else.</exception>
    public static async Task<string> MakeAsync(string dataFolder, OsAccount account, CancellationToken cancellationToken)
    {
        var beside = Path.Combine(dataFolder, "run");
        if (IsUsable(beside))
        {
            await account.OwnFolderAsync(beside, cancellationToken);
            return beside;
        }

        var elsewhere = $"/tmp/ipt-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataFolder)))[..16]}";

        // Made by the user itself: /tmp is shared, and a folder or link that someone else put there must not be taken over.
        await account.RunAsync(["mkdir", "-m", "700", elsewhere], cancellationToken);
        if (new DirectoryInfo(elsewhere).LinkTarget is not null
            || !await account.TestAsync("-O", elsewhere, cancellationToken)
            || File.GetUnixFileMode(elsewhere) != (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute))
        {
            throw new PrivatePostgresException(
                $"Expected {elsewhere} to be a folder of the user {account.Name} with mode 700 for the socket, found something else. Remove it, or choose a data folder with a shorter path.");
        }

        return elsewhere;
    }

    private static bool IsUsable(string folder) =>
        Encoding.UTF8.GetByteCount(folder) + SocketName.Length <= LongestSocketPath
        && folder.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_');
}
