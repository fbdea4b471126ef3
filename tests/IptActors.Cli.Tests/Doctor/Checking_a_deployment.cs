using System.Text.Json.Nodes;
using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;

namespace IptActors.Cli.Tests.Doctor;

public sealed class Checking_a_deployment(EmbeddedClinic clinic)
{
    [Fact]
    public async Task A_server_that_runs_well_has_nothing_to_mend()
    {
        var answer = await clinic.RunAsync("doctor", "--json");

        var findings = Findings(answer);
        Assert.Equal(["data folder", "signing key", "disk space", "version", "server", "clock", "token", "PostgreSQL", "durability"], findings.Keys);
        // How full the disk of this machine is says nothing about the doctor.
        Assert.All(findings.Where(finding => finding.Key != "disk space"), finding => Assert.Equal("ok", finding.Value));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_failure_with_advice()
    {
        var answer = await clinic.RunAsync("doctor", "--server", "http://127.0.0.1:1");

        Assert.Equal(ExitCode.Unavailable, answer.ExitCode);
        Assert.Contains("Start it with ./run", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_the_server_does_not_take_is_a_failure()
    {
        var answer = await clinic.RunAsync("doctor", "--json", "--token", "not.a.token");

        Assert.Equal("fail", Findings(answer)["token"]);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_a_failure()
    {
        var answer = await Ipt.RunAsync("doctor", "--json", "--data", "/no/such/folder");

        Assert.Equal(ExitCode.Unavailable, answer.ExitCode);
        Assert.Equal("fail", Findings(answer)["data folder"]);
    }

    [Fact]
    public async Task A_key_that_others_can_read_is_a_failure()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var folder = Directory.CreateTempSubdirectory("ipt-cli-tests-");
        var key = Path.Combine(folder.CreateSubdirectory("keys").FullName, "signing-key.pem");
        File.Copy(Path.Combine(clinic.Folder, "keys", "signing-key.pem"), key);
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var answer = await Ipt.RunAsync("doctor", "--json", "--data", folder.FullName, "--server", "http://127.0.0.1:1");

        folder.Delete(recursive: true);
        Assert.Equal("fail", Findings(answer)["signing key"]);
    }

    private static Dictionary<string, string> Findings(Answer answer) => answer.Output
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonNode.Parse(line)!)
        .ToDictionary(finding => (string)finding["check"]!, finding => (string)finding["verdict"]!);
}
