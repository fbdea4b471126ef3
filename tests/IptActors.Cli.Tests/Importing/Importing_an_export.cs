using IptActors.Cli.Output;
using IptActors.Cli.Tests.Support;

namespace IptActors.Cli.Tests.Importing;

/// <summary>A server with one clinic is exported, and an empty one filled from the file.</summary>
public sealed class Importing_an_export
{
    private const string Clinic = "moving-house";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_server_has_the_same_hashes_and_the_same_tree_afterwards()
    {
        await using var old = await StartAsync();
        var (file, keys) = await ExportAsync(old);
        await using var empty = await StartAsync();

        var imported = await ImportAsync(empty, file, keys);

        Assert.Equal((ExitCode.Ok, ""), (imported.ExitCode, imported.Error));
        Assert.Contains("imported 3 events of 2 courses", imported.Output, StringComparison.Ordinal);
        Assert.Equal(await HeadsAsync(old), await HeadsAsync(empty));
        Assert.Equal(await RootAsync(old), await RootAsync(empty));
        Assert.Equal(ExitCode.Ok, (await empty.RunAsync(["audit", "verify", .. Database(empty, "--database")])).ExitCode);
        var next = await empty.RunAsync("call", "AssignTherapist", """{"course": "moved-2", "therapist": "ada-okafor"}""", "--clinic", Clinic);
        Assert.Equal((ExitCode.Ok, ""), (next.ExitCode, next.Error));
    }

    [Fact]
    public async Task A_server_that_has_events_is_left_as_it_is()
    {
        await using var old = await StartAsync();
        var (file, keys) = await ExportAsync(old);
        var before = await HeadsAsync(old);

        var answer = await ImportAsync(old, file, keys);

        Assert.Equal(ExitCode.Refused, answer.ExitCode);
        Assert.Contains("without events", answer.Error, StringComparison.Ordinal);
        Assert.Equal(before, await HeadsAsync(old));
    }

    [Fact]
    public async Task A_file_that_was_edited_is_named_and_nothing_of_it_is_taken()
    {
        await using var old = await StartAsync();
        var (file, keys) = await ExportAsync(old);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Cancel)).Replace("ada-okafor", "mallory", StringComparison.Ordinal), Cancel);
        await using var empty = await StartAsync();

        var answer = await ImportAsync(empty, file, keys);

        Assert.Equal(ExitCode.FileDamaged, answer.ExitCode);
        Assert.Equal("", await HeadsAsync(empty));
    }

    private static async Task<Started> StartAsync()
    {
        var clinic = new Started();
        await clinic.InitializeAsync();
        return clinic;
    }

    private static async Task<(string File, string Keys)> ExportAsync(EmbeddedClinic clinic)
    {
        await clinic.RunAsync("course", "open", "moved-1", "--client", "client-1", "--clinic", Clinic);
        await clinic.RunAsync("call", "AssignTherapist", """{"course": "moved-1", "therapist": "ada-okafor"}""", "--clinic", Clinic);
        await clinic.RunAsync("course", "open", "moved-2", "--client", "client-2", "--clinic", Clinic);
        var file = Path.Combine(clinic.Folder, "all.jsonl");
        var exported = await clinic.RunAsync("audit", "export", "--format", "jsonl", "--clinic", Clinic, "--out", file);
        Assert.True(exported.ExitCode == ExitCode.Ok, exported.Error);
        return (file, Path.Combine(clinic.Folder, "proofs", "verification-keys.txt"));
    }

    private static Task<Answer> ImportAsync(EmbeddedClinic clinic, string file, string keys) =>
        clinic.RunAsync(["audit", "import", file, "--key", keys, .. Database(clinic)]);

    private static string[] Database(EmbeddedClinic clinic, params string[] own) => clinic.HasPrivateDatabase ? own : ["--postgres", clinic.ConnectionString];

    private static async Task<string> HeadsAsync(EmbeddedClinic clinic)
    {
        var answer = await clinic.RunAsync("audit", "verify", "--json", "--clinic", Clinic);
        return string.Join('\n', answer.Output.Split('\n').Where(line => line.Contains("hash", StringComparison.Ordinal)));
    }

    // The second and third line of a checkpoint: how many leaves, and their root.
    private static async Task<string> RootAsync(EmbeddedClinic clinic)
    {
        // A proof is asked for so that a checkpoint covers everything.
        await clinic.RunAsync("audit", "prove", "moved-2", "--clinic", Clinic);
        var note = (await clinic.RunAsync("audit", "checkpoint")).Output;
        return string.Join('\n', note.Split('\n')[1..3]);
    }

    private sealed class Started : EmbeddedClinic;
}
