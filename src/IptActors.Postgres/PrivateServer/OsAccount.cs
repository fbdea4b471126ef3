namespace IptActors.Postgres.PrivateServer;

/// <summary>
/// Whom PostgreSQL runs as: the user of this process, or an unprivileged one when that is root, as which PostgreSQL refuses to run.
/// </summary>
internal sealed class OsAccount
{
    private const string OwnUser = "ipt-postgres";

    private readonly string[] _prefix;

    private OsAccount(string name, string[] prefix)
    {
        Name = name;
        _prefix = prefix;
    }

    /// <summary>Name of the user.</summary>
    public string Name { get; }

    /// <summary>Whether it is another than the user of this process, so that folders have to be given to it.</summary>
    public bool IsOther => _prefix.Length > 0;

    /// <summary>Names of users that may log in to the database: this one and the user of this process.</summary>
    public IEnumerable<string> LoginNames => IsOther ? [Name, "root"] : [Name];

    /// <summary>Chooses the user; makes one when root has none to choose.</summary>
    /// <exception cref="PrivatePostgresException">There is no way to run as another user.</exception>
    public static async Task<OsAccount> ChooseAsync(CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            var own = await Command.RunAsync(["id", "-un"], cancellationToken);
            return new OsAccount(own.Succeeded ? own.Output : Environment.UserName, []);
        }

        var name = await ExistsAsync("postgres", cancellationToken) ? "postgres" : OwnUser;
        if (!await ExistsAsync(name, cancellationToken))
        {
            await CreateAsync(name, cancellationToken);
        }

        return new OsAccount(name, await FindPrefixAsync(name, cancellationToken));
    }

    /// <summary>The command as this user runs it.</summary>
    public IReadOnlyList<string> As(params IReadOnlyList<string> command) => [.. _prefix, .. command];

    /// <summary>Runs a program to its end as this user.</summary>
    public Task<Command.Result> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        Command.RunAsync(As(command), cancellationToken);

    /// <summary>Whether <c>test</c> says so for this user: <c>-x</c> may enter, <c>-O</c> owns.</summary>
    public async Task<bool> TestAsync(string condition, string path, CancellationToken cancellationToken) =>
        (await RunAsync(["test", condition, path], cancellationToken)).Succeeded;

    /// <summary>Makes a folder that only this user (and root) can use.</summary>
    /// <exception cref="PrivatePostgresException">It could not be given to the user.</exception>
    public async Task OwnFolderAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (IsOther && !await TestAsync("-O", folder, cancellationToken))
        {
            var given = await Command.RunAsync(["chown", "-R", $"{Name}:", folder], cancellationToken);
            if (!given.Succeeded)
            {
                throw new PrivatePostgresException($"Expected to give {folder} to the user {Name}, whom PostgreSQL runs as; chown failed: {given.Output}");
            }
        }

        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) =>
        (await Command.RunAsync(["id", "-u", name], cancellationToken)).Succeeded;

    private static async Task CreateAsync(string name, CancellationToken cancellationToken)
    {
        var created = await Command.RunAsync(["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/bin/false", name], cancellationToken);
        if (!created.Succeeded)
        {
            // Alpine's busybox.
            created = await Command.RunAsync(["adduser", "-S", "-H", "-D", name], cancellationToken);
        }

        if (!created.Succeeded)
        {
            throw new PrivatePostgresException(
                $"PostgreSQL does not run as root. Expected a user 'postgres' or to be able to make '{name}'; that failed: {created.Output}. Make one, or run as a user that is not root.");
        }
    }

    private static async Task<string[]> FindPrefixAsync(string name, CancellationToken cancellationToken)
    {
        var group = (await Command.RunAsync(["id", "-g", name], cancellationToken)).Output;
        string[][] candidates =
        [
            ["setpriv", $"--reuid={name}", $"--regid={group}", "--init-groups", "--"],
            ["runuser", "-u", name, "--"],
            ["su", "-s", "/bin/sh", name, "-c", "exec \"$0\" \"$@\"", "--"],
        ];
        foreach (var candidate in candidates)
        {
            if ((await Command.RunAsync([.. candidate, "true"], cancellationToken)).Succeeded)
            {
                return candidate;
            }
        }

        throw new PrivatePostgresException(
            $"PostgreSQL does not run as root. Expected setpriv, runuser or su to run it as '{name}'; none works. Run as a user that is not root.");
    }
}
