using System.Text.Json;
using IptActors.Api.Access;
using IptActors.Domain.Values;
using IptActors.Peers;
using IptActors.Server.Hosting;
using IptActors.Server.Options;
using IptActors.Server.Tokens;

namespace IptActors.Dashboard.Tests;

/// <summary>One server with the demo clinic, and one run of all cases in a browser against it.</summary>
public sealed class DashboardRun : IAsyncLifetime
{
    // Minutes, not seconds, on a machine with two cores and others at work.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private static readonly (Roles Role, string Subject)[] People =
    [
        (Roles.Therapist, "m-lin"),
        (Roles.Supervisor, "f-oduya"),
        (Roles.Coordinator, "front-desk"),
        (Roles.Auditor, "inspector"),
        (Roles.Dashboard, "board"),
        (Roles.Admin, "operator"),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("ipt-dashboard-tests-").FullName;
    private readonly Stack<IAsyncDisposable> _parts = [];
    private EmbeddedServer? _server;

    /// <summary>What came of the cases.</summary>
    public PeerReport Report { get; private set; } = PeerReport.Missing("Not started.");

    public async ValueTask InitializeAsync()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        if (await Browser.FindProblemAsync(cancellationToken) is { } problem)
        {
            Report = PeerReport.Missing(problem);
            return;
        }

        _server = await StartAsync();
        await LoadDemoAsync(cancellationToken);
        string tokens = Path.Combine(_folder, "tokens.json");
        await File.WriteAllTextAsync(tokens, JsonSerializer.Serialize(Tokens()), cancellationToken);
        string web = _server.Web.GetLeftPart(UriPartial.Authority);
        Report = await PeerReport.RunAsync("node", [Path.Combine(PeerPaths.Dashboard, "tests", "browse.mjs"), web, tokens, Browser.Chromium], Limit, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        while (_parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private Task<EmbeddedServer> StartAsync()
    {
        // Another user may have to enter: PostgreSQL does not run as root.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        var options = new ServerOptions
        {
            DataFolder = _folder,
            Grpc = new HostAndPort(System.Net.IPAddress.Loopback, 0),
            Web = new HostAndPort(System.Net.IPAddress.Loopback, 0),
        };
        return EditionUnderTest.StartAsync(options, _parts);
    }

    private async Task LoadDemoAsync(CancellationToken cancellationToken)
    {
        (int exitCode, string output, string errors) = await PeerProcess.RunAsync(EditionUnderTest.Ipt, ["demo", "--json", "--data", _folder, "--clinic", "harbour"], cancellationToken);
        Assert.True(exitCode == 0, output + errors);
    }

    private Dictionary<string, string> Tokens()
    {
        var key = LocalTokens.LoadOrCreateKey(Path.Combine(_folder, "keys", "signing-key.pem"));
        return People.ToDictionary(
            person => RoleNames.Of(person.Role).Single(),
            person => LocalTokens.Issue(key, "iptactors", new Principal(person.Subject, ClinicId.Parse("harbour"), person.Role), TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(1)),
            StringComparer.Ordinal);
    }
}
