using System.Globalization;

namespace IptActors.Crash.Tests.Processes;

/// <summary>A data folder for a server that may be killed: removed at the end, with the PostgreSQL that a killed server leaves behind.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(30);

    private readonly bool _owned;

    private DataFolder(string path, bool owned) => (Path, _owned) = (path, owned);

    /// <summary>Full path; short, since Unix sockets live in it.</summary>
    public string Path { get; }

    /// <summary>The private PostgreSQL in it.</summary>
    public PostgresProcesses Postgres => new(System.IO.Path.Combine(Path, "postgres"));

    /// <summary>Connection string of the private PostgreSQL's database.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"Host={Path}/run;Username=ipt;Database=ipt");

    /// <summary>An empty folder.</summary>
    public static DataFolder Create()
    {
        var path = Directory.CreateTempSubdirectory("ipt").FullName;
        LetPass(path);
        return new DataFolder(path, owned: true);
    }

    /// <summary>A folder that somebody else made and removes.</summary>
    public static DataFolder At(string path)
    {
        LetPass(path);
        return new DataFolder(path, owned: false);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(LongestEnd);
        while (Postgres.Postmaster is { } postmaster && Signals.Send(postmaster, Signals.Quit))
        {
            await Task.Delay(20, patience.Token);
        }

        if (_owned)
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    // PostgreSQL runs as another user when this one is root.
    private static void LetPass(string path) => File.SetUnixFileMode(path, (UnixFileMode)0b111_001_001);
}
