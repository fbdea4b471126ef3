namespace IptActors.Postgres.PrivateServer;

/// <summary>Where and how the private PostgreSQL runs.</summary>
public sealed record PrivatePostgresOptions
{
    /// <summary>Folder of everything the server keeps: the cluster in <c>postgres</c>, the lock file, the socket. Made when missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder with <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>. Null looks in PATH and the usual places, newest version first.</summary>
    public string? BinFolder { get; init; }

    /// <summary>Database that is made and named in the connection string. Lower-case letters, digits and underscores.</summary>
    public string Database { get; init; } = "ipt";

    /// <summary>How long a start may take, recovery after a crash excepted. Default 60 s.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a fast shutdown may take before it is made an immediate one. Default 30 s.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Settings of postgresql.conf on top of the built-in ones, by name. Those that durability rests on cannot be given.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
