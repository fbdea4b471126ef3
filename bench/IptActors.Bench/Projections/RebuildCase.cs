using IptActors.Contracts.V1;
using IptActors.Rpc.Client;

namespace IptActors.Bench.Projections;

/// <summary>Rebuilds all projections over what is stored, beside a plain COPY of the same events to the client for scale.</summary>
internal sealed class RebuildCase(ServerUnderTest server, Report report)
{
    private const double Mebibyte = 1 << 20;

    /// <summary>Rebuilds so many times, each a case of its own.</summary>
    public async Task RunAsync(ManyCourses stored, RpcChannel admin, int rounds)
    {
        for (var round = 1; round <= rounds; round++)
        {
            await server.RestAsync();
            var copySeconds = await stored.CopySecondsAsync();
            var before = server.ResidentBytes;
            var halves = new long[2];
            var cpuBefore = server.ProcessorTime;
            var asked = DateTime.UtcNow;
            await ProjectionApi.RebuildAsync(admin);
            var rebuild = new Rebuild();
            while (rebuild.EndTime?.ToDateTime() is not { } ended || ended < asked)
            {
                await Task.Delay(100);
                rebuild = (await ProjectionApi.ListAsync(admin)).Projections[0].Rebuild ?? rebuild;
                var half = rebuild.Events * 2 > rebuild.Target ? 1 : 0;
                halves[half] = Math.Max(halves[half], server.ResidentBytes);
            }

            if (rebuild.State != RebuildState.Switched)
            {
                throw new InvalidOperationException($"The rebuild was expected to switch, it ended as {rebuild.State}: {rebuild.Problem}");
            }

            var seconds = (rebuild.EndTime.ToDateTime() - rebuild.StartTime.ToDateTime()).TotalSeconds;
            report.Add(
                $"rebuild, round {round}",
                ("events", rebuild.Events),
                ("seconds", seconds),
                ("events_per_s", rebuild.Events / seconds),
                ("plain_copy_events_per_s", rebuild.Events / copySeconds),
                ("ratio_to_copy", copySeconds / seconds),
                ("server_cpu_s", (server.ProcessorTime - cpuBefore).TotalSeconds),
                ("resident_before_mib", before / Mebibyte),
                ("resident_first_half_mib", halves[0] / Mebibyte),
                ("resident_second_half_mib", halves[1] / Mebibyte));
        }
    }
}
