using System.Text.Json;

namespace IptActors.Peers;

/// <summary>What a peer's script said of its cases, one JSON line each; a test then looks at one of them.</summary>
public sealed class PeerReport
{
    private readonly Dictionary<string, string?> _errors = new(StringComparer.Ordinal);
    private readonly string? _problem;
    private readonly string _output = "";

    private PeerReport(string problem) => _problem = problem;

    private PeerReport(string output, string errors)
    {
        _output = output + errors;
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument report = JsonDocument.Parse(line);
            string name = report.RootElement.GetProperty("case").GetString()!;
            _errors[name] = report.RootElement.GetProperty("ok").GetBoolean() ? null : report.RootElement.GetProperty("error").GetString();
        }
    }

    /// <summary>The report of a peer that is not installed: its tests are skipped.</summary>
    public static PeerReport Missing(string problem) => new(problem);

    /// <summary>Runs a script over all its cases.</summary>
    public static async Task<PeerReport> RunAsync(string file, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        (_, string output, string errors) = await PeerProcess.RunAsync(file, arguments, cancellationToken);
        return new PeerReport(output, errors);
    }

    /// <summary>Runs a script over all its cases, within a limit of its own.</summary>
    public static async Task<PeerReport> RunAsync(string file, IEnumerable<string> arguments, TimeSpan limit, CancellationToken cancellationToken)
    {
        (_, string output, string errors) = await PeerProcess.RunAsync(file, arguments, limit, cancellationToken);
        return new PeerReport(output, errors);
    }

    /// <summary>Fails when the peer found fault with the case or did not come to it.</summary>
    public void AssertPassed(string name)
    {
        Peer.SkipFor(_problem);
        Assert.True(_errors.ContainsKey(name), $"The peer did not run {name}. It said: {_output}");
        Assert.True(_errors[name] is null, _errors[name]);
    }
}
