using IptActors.Engine.Proofs.Keeping;
using IptActors.Engine.Proofs.Notes;

namespace IptActors.Engine.Tests.Proofs;

public sealed class Knowing_the_keys_of_several_logs : IDisposable
{
    private const int Logs = 64;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ipt-known-keys-");

    [Fact]
    public void Every_key_is_in_the_file_though_all_logs_begin_at_the_same_moment()
    {
        var file = Path.Combine(_folder.FullName, "verification-keys.txt");
        var known = new KnownKeys(file);
        var keys = LogKeys.InMemory();
        using var together = new Barrier(Logs);
        var logs = Enumerable.Range(0, Logs).Select(n => $"clinic.example/{n}").ToArray();
        var threads = logs.Select(log => new Thread(() =>
        {
            together.SignalAndWait();
            known.Learn(log, keys.Verification(log));
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        var written = File.ReadAllLines(file).Select(line => VerificationKey.TryParse(line, out var key) ? key.Name : "unreadable");
        Assert.Equal(logs.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
