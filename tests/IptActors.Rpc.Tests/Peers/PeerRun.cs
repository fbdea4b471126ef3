using System.Text.Json;
using IptActors.Rpc.TestHost;

namespace IptActors.Rpc.Tests.Peers;

/// <summary>One run of a peer's script over all its cases; each test then looks at one of them.</summary>
public abstract class PeerRun : IAsyncLifetime
{
    private readonly Dictionary<string, string?> _errors = new(StringComparer.Ordinal);
    private string? _problem;
    private string _output = "";

    /// <summary>The cases the script ran.</summary>
    public IEnumerable<string> Cases => _errors.Keys;

    public async ValueTask InitializeAsync()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        _problem = await FindProblemAsync(cancellationToken);
        if (_problem is not null)
        {
            return;
        }

        await using InteropHost host = await InteropHost.StartAsync();
        (string file, string[] arguments) = Command(host);
        (_, string output, string errors) = await PeerProcess.RunAsync(file, arguments, cancellationToken);
        _output = output + errors;
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument report = JsonDocument.Parse(line);
            string name = report.RootElement.GetProperty("case").GetString()!;
            _errors[name] = report.RootElement.GetProperty("ok").GetBoolean() ? null : report.RootElement.GetProperty("error").GetString();
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Fails when the peer found fault with the case or did not come to it.</summary>
    public void AssertPassed(string name)
    {
        SkipWhenMissing();
        Assert.True(_errors.ContainsKey(name), $"The peer did not run {name}. It said: {_output}");
        Assert.True(_errors[name] is null, _errors[name]);
    }

    public void SkipWhenMissing() => Peer.SkipFor(_problem);

    protected abstract Task<string?> FindProblemAsync(CancellationToken cancellationToken);

    protected abstract (string File, string[] Arguments) Command(InteropHost host);
}
