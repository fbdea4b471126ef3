using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace IptActors.Postgres.PrivateServer;

/// <summary>PostgreSQL's data folder: found, made, and given the rules of who may log in.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="Major">The version it was made with; null while it does not exist.</param>
internal sealed record Cluster(string Folder, int? Major)
{
    /// <summary>The superuser, as which everything in the private server is done.</summary>
    public const string Role = "ipt";

    private const string SystemFolder = "/var/lib/iptactors";

    public string PidFile => Path.Combine(Folder, "postmaster.pid");

    /// <summary>
    /// <c>postgres</c> in the data folder, or a folder of the system when the server's user cannot enter that one (a data folder below
    /// /root). Where a cluster once is, it stays: <c>postgres.location</c> names it, and modes that change later do not hide it.
    /// </summary>
    /// <exception cref="PrivatePostgresException">There is a cluster that the server's user cannot enter.</exception>
    public static async Task<Cluster> LocateAsync(string dataFolder, OsAccount account, ILogger logger, CancellationToken cancellationToken)
    {
        var location = Path.Combine(dataFolder, "postgres.location");
        if (File.Exists(location))
        {
            return await AtAsync((await File.ReadAllTextAsync(location, cancellationToken)).Trim(), cancellationToken);
        }

        var beside = await AtAsync(Path.Combine(dataFolder, "postgres"), cancellationToken);
        if (!account.IsOther || await account.TestAsync("-x", dataFolder, cancellationToken))
        {
            return beside;
        }

        if (beside.Major is not null)
        {
            throw new PrivatePostgresException(
                $"Expected the user {account.Name}, whom PostgreSQL runs as, to be able to enter {dataFolder}, where the cluster is; it cannot. Allow passing through every folder above it (chmod o+x), or move the data folder.");
        }

        var elsewhere = await AtAsync(MakeSystemFolder(dataFolder), cancellationToken);
        await File.WriteAllTextAsync(location, elsewhere.Folder + "\n", cancellationToken);
        logger.ClusterElsewhere(dataFolder, account.Name, elsewhere.Folder);
        return elsewhere;
    }

    /// <summary>Makes the cluster beside its place and moves it there when it is whole: a creation that was cut short leaves nothing that looks like one.</summary>
    /// <exception cref="PrivatePostgresException">initdb failed.</exception>
    public async Task<Cluster> CreateAsync(PostgresBinaries binaries, OsAccount account, ILogger logger, CancellationToken cancellationToken)
    {
        logger.CreatingCluster(binaries.Major, Folder);
        var unfinished = Folder + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        await account.OwnFolderAsync(unfinished, cancellationToken);
        var made = await account.RunAsync(
            [
                binaries.InitDb, "-D", unfinished, "-U", Role, "--encoding=UTF8", "--locale=C", "--data-checksums",
                "--auth-local=peer", "--auth-host=reject", "--no-instructions",
            ],
            cancellationToken);
        if (!made.Succeeded)
        {
            throw new PrivatePostgresException($"initdb could not make a cluster in {Folder}: {made.Output}");
        }

        if (Directory.Exists(Folder))
        {
            // Refuses to remove anything but an empty folder.
            Directory.Delete(Folder);
        }

        Directory.Move(unfinished, Folder);
        return this with { Major = binaries.Major };
    }

    /// <summary>Writes who may log in: the server's own user and ours, as the operating system knows them, through the socket only.</summary>
    public async Task WriteLoginRulesAsync(OsAccount account, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "pg_hba.conf"),
            $"# Written at every start.\nlocal all {Role} peer map=ipt\nlocal replication {Role} peer map=ipt\n",
            cancellationToken);
        var maps = account.LoginNames.Select(name => $"ipt \"{name}\" {Role}\n");
        await File.WriteAllTextAsync(Path.Combine(Folder, "pg_ident.conf"), $"# Written at every start.\n{string.Concat(maps)}", cancellationToken);
    }

    private static async Task<Cluster> AtAsync(string folder, CancellationToken cancellationToken) =>
        new(folder, await ReadMajorAsync(folder, cancellationToken));

    private static string MakeSystemFolder(string dataFolder)
    {
        const UnixFileMode Passable =
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        var folder = Path.Combine(SystemFolder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataFolder)))[..16]);
        foreach (var made in (string[])[SystemFolder, folder])
        {
            Directory.CreateDirectory(made);
            File.SetUnixFileMode(made, Passable);
        }

        return Path.Combine(folder, "postgres");
    }

    private static async Task<int?> ReadMajorAsync(string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "PG_VERSION");
        try
        {
            return File.Exists(file)
                ? int.Parse((await File.ReadAllTextAsync(file, cancellationToken)).Trim(), CultureInfo.InvariantCulture)
                : null;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new PrivatePostgresException($"The cluster in {folder} belongs to another user. Run as that user or as root, or choose another data folder.", exception);
        }
    }
}
