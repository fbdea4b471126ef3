using IptActors.Peers;
using IptActors.Rpc.TestHost;

namespace IptActors.Rpc.Tests.Peers;

/// <summary>One run of a peer's script over all interop cases.</summary>
public abstract class PeerRun : IAsyncLifetime
{
    private PeerReport? _report;

    public async ValueTask InitializeAsync()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        if (await FindProblemAsync(cancellationToken) is { } problem)
        {
            _report = PeerReport.Missing(problem);
            return;
        }

        await using InteropHost host = await InteropHost.StartAsync();
        (string file, string[] arguments) = Command(host);
        _report = await PeerReport.RunAsync(file, arguments, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    public void AssertPassed(string name) => _report!.AssertPassed(name);

    protected abstract Task<string?> FindProblemAsync(CancellationToken cancellationToken);

    protected abstract (string File, string[] Arguments) Command(InteropHost host);
}
