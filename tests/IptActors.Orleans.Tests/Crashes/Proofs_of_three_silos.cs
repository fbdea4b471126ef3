using System.Globalization;
using IptActors.Cli.Output;

namespace IptActors.Orleans.Tests.Crashes;

/// <summary>One log of events and one of accesses for all silos: whoever keeps the trees, proofs and records are the same.</summary>
public sealed class Proofs_of_three_silos
{
    private const string Clinic = "proven-house";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Who_takes_over_from_a_dead_silo_signs_on_and_the_whole_clinic_verifies()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Kills by signals of Linux.");
        await using var silos = new SiloTrio("GroupCommit");
        await silos.StartAsync();
        for (var silo = 0; silo < 3; silo++)
        {
            await SucceedAsync(silos, silo, "course", "open", Name(silo), "--client", $"client-{silo}");
            await ProveAsync(silos, silo, Name(silo));
        }

        await silos.KillAsync(0);
        foreach (var silo in new[] { 1, 2 })
        {
            await SucceedAsync(silos, silo, "course", "open", $"{Name(silo)}-later", "--client", $"client-{silo}-later");
            await ProveAsync(silos, silo, $"{Name(silo)}-later");
        }

        foreach (var silo in new[] { 1, 2 })
        {
            using var http = new HttpClient();
            using var proofs = await http.GetAsync(new Uri(silos.Web(silo), "/health/proofs"), TestContext.Current.CancellationToken);
            Assert.True(proofs.IsSuccessStatusCode);
            Assert.StartsWith("ok 5 courses", await SucceedAsync(silos, silo, "audit", "verify"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_shown_by_one_silo_is_told_by_every_other()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Ends processes by signals of Linux.");
        await using var silos = new SiloTrio("Marten");
        await silos.StartAsync();
        await SucceedAsync(silos, 0, "course", "open", "shown", "--client", "client-shown");
        for (var silo = 0; silo < 3; silo++)
        {
            await SucceedAsync(silos, silo, "course", "show", "shown", "--as", $"auditor:reader-{silo}", "--purpose", "operations");
        }

        for (var silo = 0; silo < 3; silo++)
        {
            var accesses = await SucceedAsync(silos, silo, "audit", "access", "--course", "shown");

            Assert.All(Enumerable.Range(0, 3), reader => Assert.Contains($"reader-{reader}", accesses, StringComparison.Ordinal));
        }
    }

    private static string Name(int silo) => string.Create(CultureInfo.InvariantCulture, $"proven-{silo}");

    // A silo that does not keep the tree cannot have a checkpoint made: it is made within ten seconds of the event.
    private static async Task ProveAsync(SiloTrio silos, int silo, string course)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        Answer answer;
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            answer = await AskAsync(silos, silo, "audit", "prove", course);
        }
        while (answer.ExitCode != ExitCode.Ok);

        Assert.Contains("— iptactors/", answer.Output, StringComparison.Ordinal);
    }

    // The keys of all silos are in the folder of the first, dead or alive.
    private static async Task<string> SucceedAsync(SiloTrio silos, int silo, params string[] args)
    {
        var answer = await AskAsync(silos, silo, args);
        Assert.Equal((ExitCode.Ok, ""), (answer.ExitCode, answer.Error));
        return answer.Output;
    }

    private static Task<Answer> AskAsync(SiloTrio silos, int silo, params string[] args) =>
        Ipt.RunAsync([.. args, "--server", silos.Address(silo).ToString(), "--data", silos.Folder(0), "--clinic", Clinic]);
}
