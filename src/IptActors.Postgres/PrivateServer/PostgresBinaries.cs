using System.Globalization;

namespace IptActors.Postgres.PrivateServer;

/// <summary>One installation of PostgreSQL's programs.</summary>
/// <param name="Folder">The folder with <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>.</param>
/// <param name="Major">Major version, for example 17.</param>
internal sealed record PostgresBinaries(string Folder, int Major)
{
    // Where distributions put versions side by side; {0} is the version.
    private static readonly string[] VersionedFolders =
    [
        "/usr/lib/postgresql/*/bin",             // Debian, Ubuntu
        "/usr/pgsql-*/bin",                      // PGDG on Red Hat
        "/usr/libexec/postgresql*",              // Alpine
        "/opt/homebrew/opt/postgresql@*/bin",    // Homebrew, Apple silicon
        "/usr/local/opt/postgresql@*/bin",       // Homebrew, Intel
        "/opt/homebrew/opt/postgresql/bin",
        "/usr/local/opt/postgresql/bin",
        "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        "/Library/PostgreSQL/*/bin",             // EDB installer
        "/usr/local/pgsql/bin",                  // built from source
    ];

    public string Postgres => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>Finds the newest installation, or that of one major version.</summary>
    /// <param name="configuredFolder">Only look here; null looks in PATH and the usual places.</param>
    /// <param name="clusterMajor">Version that a cluster was made with and only it can open; null takes the newest.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PostgresNotFoundException">There is none.</exception>
    public static async Task<PostgresBinaries> FindAsync(string? configuredFolder, int? clusterMajor, CancellationToken cancellationToken)
    {
        var folders = configuredFolder is null ? UsualFolders() : [configuredFolder];
        var found = new List<PostgresBinaries>();
        foreach (var folder in folders)
        {
            if (await InspectAsync(folder, cancellationToken) is { } binaries)
            {
                found.Add(binaries);
            }
        }

        return found
            .Where(b => clusterMajor is null ? b.Major >= ServerRequirements.OldestMajor : b.Major == clusterMajor)
            .MaxBy(b => b.Major)
            ?? throw new PostgresNotFoundException(Missing(clusterMajor, found, configuredFolder));
    }

    private static List<string> UsualFolders()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [.. path.Concat(VersionedFolders.SelectMany(Expand))
            .Where(folder => File.Exists(Path.Combine(folder, "postgres")))
            .Select(folder => Path.GetDirectoryName(ResolveLink(Path.Combine(folder, "postgres")))!)
            .Distinct()];
    }

    private static IEnumerable<string> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return [pattern];
        }

        var start = pattern.LastIndexOf('/', star);
        var end = pattern.IndexOf('/', star);
        var (parent, name, rest) = (pattern[..start], end < 0 ? pattern[(start + 1)..] : pattern[(start + 1)..end], end < 0 ? "" : pattern[(end + 1)..]);
        return Directory.Exists(parent) ? Directory.GetDirectories(parent, name).Select(folder => Path.Combine(folder, rest)) : [];
    }

    // A link in /usr/local/bin may stand for postgres alone; initdb and pg_ctl lie beside what it points to.
    private static string ResolveLink(string file) => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;

    private static async Task<PostgresBinaries?> InspectAsync(string folder, CancellationToken cancellationToken)
    {
        var postgres = Path.Combine(folder, "postgres");
        if (!File.Exists(postgres) || !File.Exists(Path.Combine(folder, "initdb")) || !File.Exists(Path.Combine(folder, "pg_ctl")))
        {
            return null;
        }

        // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "postgres (PostgreSQL) 18beta1"
        var result = await Command.RunAsync([postgres, "--version"], cancellationToken);
        var words = result.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var digits = words.Length < 3 ? "" : string.Concat(words[2].TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? new PostgresBinaries(folder, major) : null;
    }

    private static string Missing(int? clusterMajor, List<PostgresBinaries> found, string? configuredFolder)
    {
        var expected = clusterMajor is { } major
            ? $"PostgreSQL {major}, which the existing cluster was made with and only which can open it"
            : $"PostgreSQL {ServerRequirements.OldestMajor} or newer";
        var seen = found.Count == 0 ? "none" : string.Join(", ", found.Select(b => $"{b.Major} in {b.Folder}"));
        var where = configuredFolder ?? "PATH and the usual folders (/usr/lib/postgresql/*/bin and the like)";
        var package = clusterMajor is { } version ? $"postgresql-{version}" : "postgresql";
        return $"Expected {expected}, found {seen} in {where}. Install it (Debian, Ubuntu: apt-get install {package}; Fedora: dnf install postgresql-server; macOS: brew install postgresql@17), or configure the folder of its programs, or give the connection string of a server.";
    }
}
