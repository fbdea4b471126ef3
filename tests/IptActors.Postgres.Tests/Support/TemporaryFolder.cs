namespace IptActors.Postgres.Tests.Support;

/// <summary>A folder that is removed with everything in it. Short, since Unix sockets live in it; open to pass, since the server may run as another user.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("ipt").FullName;
        File.SetUnixFileMode(Path, (UnixFileMode)0b111_001_001);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
