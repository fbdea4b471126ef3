using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;
using IptActors.Engine.Proofs.Notes;

namespace IptActors.Cli.Tests.Verifying;

public sealed class Verifying_a_server(EmbeddedClinic clinic)
{
    [Fact]
    public async Task What_the_engine_recorded_holds_for_a_program_that_knows_only_the_documentation()
    {
        const string Clinic = "verified-house";
        await clinic.RunAsync("demo", "--json", "--clinic", Clinic);

        var answer = await clinic.RunAsync("audit", "verify", "--clinic", Clinic);

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
        await File.WriteAllTextAsync(heads, (await clinic.RunAsync("audit", "verify", "--json", "--clinic", Clinic)).Output, TestContext.Current.CancellationToken);
        await clinic.ExecuteAsync("delete from ipt.mt_events where tenant_id = 'robbed-house' and version = 2");

        var alone = await clinic.RunAsync("audit", "verify", "robbed", "--clinic", Clinic);
        var against = await clinic.RunAsync("audit", "verify", "--clinic", Clinic, "--against", heads);

        File.Delete(heads);
        Assert.Equal(ExitCode.Ok, alone.ExitCode);
        Assert.Equal(ExitCode.Removed, against.ExitCode);
        Assert.Contains("it had 2 events", against.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_that_is_not_there_is_a_finding_not_the_end()
    {
        await clinic.RunAsync("course", "open", "there", "--client", "client-there", "--clinic", "half-house");

        var answer = await clinic.RunAsync("audit", "verify", "not-there", "there", "--clinic", "half-house");

        Assert.Equal(ExitCode.Altered, answer.ExitCode);
        Assert.Contains("1 of 2 courses", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proof_of_one_event_holds_offline_for_the_key_of_the_log_and_for_no_other()
    {
        await clinic.RunAsync("course", "open", "proven", "--client", "client-proven", "--clinic", "proven-house");
        var file = Path.Combine(clinic.Folder, "proven.tlog-proof");
        await File.WriteAllTextAsync(file, (await clinic.RunAsync("audit", "prove", "proven", "--clinic", "proven-house")).Output, TestContext.Current.CancellationToken);
        var keys = Path.Combine(clinic.Folder, "proofs", "verification-keys.txt");
        var key = (await File.ReadAllLinesAsync(keys, TestContext.Current.CancellationToken)).First(line => line.Contains("/events+", StringComparison.Ordinal));
        Assert.True(VerificationKey.TryParse(key, out var parsed));

        var good = await clinic.RunAsync("audit", "verify", file, "--key", keys);
        var other = await clinic.RunAsync("audit", "verify", file, "--key", new VerificationKey(parsed.Name, Ed25519Key.Create().PublicKey).ToString());
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("index ", "index 1", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var moved = await clinic.RunAsync("audit", "verify", file, "--key", keys);

        Assert.Equal((ExitCode.Ok, ExitCode.WrongKey, ExitCode.Altered), (good.ExitCode, other.ExitCode, moved.ExitCode));
    }

    [Fact]
    public async Task A_checkpoint_that_was_kept_is_continued_by_the_server()
    {
        await clinic.RunAsync("course", "open", "kept", "--client", "client-kept", "--clinic", "kept-house");
        await clinic.RunAsync("audit", "prove", "kept", "--clinic", "kept-house");
        var file = Path.Combine(clinic.Folder, "kept.checkpoint");
        await File.WriteAllTextAsync(file, (await clinic.RunAsync("audit", "checkpoint", "--clinic", "kept-house")).Output, TestContext.Current.CancellationToken);
        await clinic.RunAsync("course", "open", "later", "--client", "client-later", "--clinic", "kept-house");

        var answer = await clinic.RunAsync("audit", "verify", "--clinic", "kept-house", "--checkpoint", file);

        Assert.Equal((ExitCode.Ok, ""), (answer.ExitCode, answer.Error));
        Assert.Contains("2 courses proven to be in the signed log", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_heads_that_is_none_is_a_wrong_command_line()
    {
        var answer = await clinic.RunAsync("audit", "verify", "--against", Path.Combine(Repository.Root, "README.md"));

        Assert.Equal(ExitCode.Usage, answer.ExitCode);
    }
}
