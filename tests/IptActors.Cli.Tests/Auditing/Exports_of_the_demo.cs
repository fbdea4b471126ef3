using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;
using IptActors.Peers;

namespace IptActors.Cli.Tests.Auditing;

/// <summary>The demo clinic once, exported whole, and one run of the FHIR validator over it.</summary>
public sealed class ExportedClinic(EmbeddedClinic clinic) : IAsyncLifetime
{
    /// <summary>A clinic of its own, so that no other test counts in.</summary>
    public const string Name = "export-house";

    // The validator looks at some ten thousand resources.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("ipt-export-").FullName;

    /// <summary>What the validator and the FHIR client found.</summary>
    public PeerReport Fhir { get; private set; } = PeerReport.Missing("Not started.");

    /// <summary>The export.</summary>
    public string File => Path.Combine(_folder, "clinic.ndjson");

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        Assert.Equal(ExitCode.Ok, (await clinic.RunAsync("demo", "--clinic", Name)).ExitCode);
        await ExportAsync(File);
        Fhir = await Peer.FindNodeProblemAsync(cancellationToken) is { } problem
            ? PeerReport.Missing(problem)
            : await PeerReport.RunAsync("node", [Path.Combine(PeerPaths.Node, "fhir.mjs"), File], Limit, cancellationToken);
    }

    /// <summary>Exports the clinic with accesses up to a moment of the past.</summary>
    public async Task ExportAsync(string file)
    {
        var answer = await clinic.RunAsync("audit", "export", "--out", file, "--access-until", "2026-01-01", "--clinic", Name, "--purpose", "operations");
        Assert.Equal(ExitCode.Ok, answer.ExitCode);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

public sealed class Exports_of_the_demo(ExportedClinic exported, EmbeddedClinic clinic) : IClassFixture<ExportedClinic>
{
    [Theory]
    [InlineData("every bundle is valid")]
    [InlineData("every reference leads to a resource of the bundle")]
    [InlineData("no id and no url is there twice in a bundle")]
    [InlineData("a client reads every resource back")]
    [InlineData("a client finds the scores of a client of the clinic")]
    public void Fhir_is_as_others_expect_it(string what) => exported.Fhir.AssertPassed(what);

    [Fact]
    public async Task All_forty_courses_are_in_it_and_a_second_export_is_the_same()
    {
        var second = exported.File + ".second";

        await exported.ExportAsync(second);

        Assert.Equal(40, File.ReadLines(exported.File).Count());
        Assert.Equal(await File.ReadAllBytesAsync(exported.File, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(second, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_true_at_any_moment_can_be_asked_of_every_course()
    {
        foreach (var course in new[] { "case-a", "case-c", "series-b", "case-f" })
        {
            var events = (await AuditAsync("replay", course, "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var moments = events.Select(line => (string)System.Text.Json.Nodes.JsonNode.Parse(line)!["event"]!["occurredAt"]!).Distinct().Where((_, i) => i % 5 == 0);
            foreach (var moment in moments)
            {
                Assert.Equal((ExitCode.Ok, ""), Shown(await AuditAsync("as-of", course, "--occurred", moment, "--json")));
            }
        }
    }

    [Fact]
    public async Task Backward_is_forward_in_reverse()
    {
        var forward = (await AuditAsync("replay", "case-a", "--json", "--state")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var backward = (await AuditAsync("replay", "case-a", "--json", "--state", "--backward")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(forward.Reverse(), backward);
    }

    [Fact]
    public async Task A_search_by_type_finds_what_the_histories_have()
    {
        var found = (await AuditAsync("search", "--type", "course_opened", "--limit", "1000", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(40, found.Length);
    }

    [Fact]
    public async Task A_refusal_is_explained_rule_by_rule()
    {
        var answer = await AuditAsync("explain", "case-a", "--method", "PhaseService/StartTreatment", "--request", """{"request_id": "0195d8a2-0000-7000-8000-000000000001"}""", "--as-role", "therapist");

        Assert.Equal(ExitCode.Ok, answer.ExitCode);
        Assert.StartsWith("refused RULES_BROKEN", answer.Output, StringComparison.Ordinal);
        Assert.Contains("broken", answer.Output, StringComparison.Ordinal);
    }

    private static (int ExitCode, string Error) Shown(Answer answer) => (answer.ExitCode, answer.Error);

    private Task<Answer> AuditAsync(string command, params string[] args) =>
        clinic.RunAsync(["audit", command, .. args, "--clinic", ExportedClinic.Name, "--purpose", "operations"]);
}
