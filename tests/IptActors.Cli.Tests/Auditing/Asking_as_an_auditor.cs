using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;

namespace IptActors.Cli.Tests.Auditing;

public sealed class Asking_as_an_auditor(EmbeddedClinic clinic)
{
    [Fact]
    public async Task Who_read_a_course_is_told_to_an_auditor_with_a_purpose_and_the_asking_is_told_too()
    {
        const string House = "asked-house";
        await clinic.RunAsync("course", "open", "asked", "--client", "client-asked", "--clinic", House);
        await clinic.RunAsync("course", "show", "asked", "--clinic", House, "--purpose", "operations");

        var first = await clinic.RunAsync("audit", "access", "--course", "asked", "--clinic", House, "--purpose", "operations", "--json");
        var second = await clinic.RunAsync("audit", "access", "--from", "2026-01-01", "--clinic", House, "--purpose", "operations", "--json");

        Assert.Equal((ExitCode.Ok, ""), (first.ExitCode, first.Error));
        Assert.Contains("CourseService/GetCourse", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AccessService/ListAccess", first.Output, StringComparison.Ordinal);
        Assert.Contains("AccessService/ListAccess", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clinic_as_of_a_place_in_the_log_shows_its_caseload_and_its_outcomes()
    {
        const string House = "looked-house";
        await clinic.RunAsync("course", "open", "looked", "--client", "client-looked", "--clinic", House);
        var position = (string)System.Text.Json.Nodes.JsonNode.Parse(
            (await clinic.RunAsync("audit", "search", "--course", "looked", "--clinic", House, "--json")).Output.Split('\n')[0])!["position"]!;

        var people = await clinic.RunAsync("audit", "as-of", "--position", position, "--by", "service", "--clinic", House);
        var lines = (await clinic.RunAsync("audit", "as-of", "--position", position, "--clinic", House, "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal((ExitCode.Ok, ""), (people.ExitCode, people.Error));
        Assert.Contains("looked", people.Output, StringComparison.Ordinal);
        Assert.Contains("1 courses by the rule set nhs-tt", people.Output, StringComparison.Ordinal);
        Assert.Equal(2, lines.Length);
        Assert.Contains("outcomes", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_since_a_kept_checkpoint_is_proved_to_go_on_from_it()
    {
        const string House = "since-house";
        await clinic.RunAsync("course", "open", "since-1", "--client", "client-since-1", "--clinic", House);
        await clinic.RunAsync("audit", "prove", "since-1", "--clinic", House);
        var (kept, file) = (Path.Combine(clinic.Folder, "since.checkpoint"), Path.Combine(clinic.Folder, "since.jsonl"));
        await File.WriteAllTextAsync(kept, (await clinic.RunAsync("audit", "checkpoint", "--clinic", House)).Output, TestContext.Current.CancellationToken);
        await clinic.RunAsync("course", "open", "since-2", "--client", "client-since-2", "--clinic", House);

        var exported = await clinic.RunAsync("audit", "export", "since-2", "--format", "jsonl", "--since", kept, "--out", file, "--clinic", House);
        var verified = await clinic.RunAsync("audit", "verify", file, "--key", Path.Combine(clinic.Folder, "proofs", "verification-keys.txt"), "--checkpoint", kept);

        Assert.True(exported.ExitCode == ExitCode.Ok, exported.Error);
        Assert.Equal((ExitCode.Ok, ""), (verified.ExitCode, verified.Error));
        Assert.DoesNotContain("\"consistency\":[]", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
