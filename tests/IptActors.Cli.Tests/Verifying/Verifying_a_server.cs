using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;

namespace IptActors.Cli.Tests.Verifying;

public sealed class Verifying_a_server(EmbeddedClinic clinic)
{
    [Fact]
    public async Task What_the_engine_recorded_holds_for_a_program_that_knows_only_the_documentation()
    {
        const string Clinic = "verified-house";
        await clinic.RunAsync("demo", "--json", "--clinic", Clinic);

        var answer = await clinic.RunAsync("verify", "--clinic", Clinic);

        Assert.Equal((ExitCode.Ok, ""), (answer.ExitCode, answer.Error));
        Assert.StartsWith("ok 40 courses, ", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_that_somebody_removed_from_the_database_are_found_by_a_noted_head()
    {
        const string Clinic = "robbed-house";
        await clinic.RunAsync("course", "open", "robbed", "--client", "client-robbed", "--clinic", Clinic);
        await clinic.RunAsync("call", "AssignTherapist", """{"course": "robbed", "therapist": "ada-okafor"}""", "--clinic", Clinic);
        var heads = Path.GetTempFileName();
        await File.WriteAllTextAsync(heads, (await clinic.RunAsync("verify", "--json", "--clinic", Clinic)).Output, TestContext.Current.CancellationToken);
        await clinic.ExecuteAsync("delete from ipt.mt_events where tenant_id = 'robbed-house' and version = 2");

        var alone = await clinic.RunAsync("verify", "robbed", "--clinic", Clinic);
        var against = await clinic.RunAsync("verify", "--clinic", Clinic, "--against", heads);

        File.Delete(heads);
        Assert.Equal(ExitCode.Ok, alone.ExitCode);
        Assert.Equal(ExitCode.Refused, against.ExitCode);
        Assert.Contains("it had 2 events", against.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_that_is_not_there_is_a_finding_not_the_end()
    {
        await clinic.RunAsync("course", "open", "there", "--client", "client-there", "--clinic", "half-house");

        var answer = await clinic.RunAsync("verify", "not-there", "there", "--clinic", "half-house");

        Assert.Equal(ExitCode.Refused, answer.ExitCode);
        Assert.Contains("1 of 2 courses", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_heads_that_is_none_is_a_wrong_command_line()
    {
        var answer = await clinic.RunAsync("verify", "--against", Path.Combine(Repository.Root, "README.md"));

        Assert.Equal(ExitCode.Usage, answer.ExitCode);
    }
}
