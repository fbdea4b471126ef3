using Google.Type;
using IptActors.Contracts.V1;
using IptActors.Rpc.Client;

namespace IptActors.Bench.Projections;

/// <summary>Queries over the rows of everything that is stored.</summary>
internal sealed class QueryCases(Report report, string connectionString, string clinic, long courses, int copies)
{
    private const int Callers = 4;
    private const double Seconds = 8;

    private string Parent => $"clinics/{clinic}";

    /// <summary>One course; one therapist's caseload; beside them what PostgreSQL alone needs for the like, and one caller alone.</summary>
    public async Task RunAsync(RpcChannel planner)
    {
        await using (var plain = new PlainStatements(connectionString, clinic, Callers))
        {
            await plain.PrepareAsync();
            await MeasureAsync("plain select of one course by key", (_, n) => plain.SelectAsync($"case-a-{n % copies}"), Callers);
            await MeasureAsync("plain durable insert", (_, _) => plain.InsertAsync(), Callers);
        }

        foreach (var callers in (int[])[Callers, 1])
        {
            await MeasureAsync(
                "course-summary",
                (caller, n) => planner.UnaryAsync(ProjectionApi.Summary, new GetCourseSummaryRequest { Course = $"{Parent}/courses/case-a-{((n * Callers) + caller) % copies}" }),
                callers);
            await MeasureAsync(
                "caseload",
                (caller, n) => planner.UnaryAsync(
                    ProjectionApi.Caseload, new GetCaseloadRequest { Parent = Parent, Therapist = ManyCourses.InTeam("p-novak", (n * Callers) + caller), PageSize = 50 }),
                callers);
        }
    }

    /// <summary>Outcomes of a year, all together and by therapist.</summary>
    public async Task OutcomesAsync(RpcChannel dashboard)
    {
        foreach (var grouping in new[] { ReportGrouping.Unspecified, ReportGrouping.Therapist, ReportGrouping.Month })
        {
            var request = new GetClinicOutcomesRequest { Parent = Parent, GroupBy = grouping, From = new Date { Year = 2000, Month = 1, Day = 1 }, To = new Date { Year = 2100, Month = 12, Day = 31 } };
            var answer = await dashboard.UnaryAsync(ProjectionApi.Outcomes, request);
            await MeasureAsync(
                grouping == ReportGrouping.Unspecified ? "clinic-outcomes" : $"clinic-outcomes by {grouping}".ToLowerInvariant(),
                (_, _) => dashboard.UnaryAsync(ProjectionApi.Outcomes, request),
                callers: 1,
                ("courses", courses),
                ("ended", answer.Total.Ended.Value));
        }
    }

    private async Task MeasureAsync(string name, Func<int, int, Task> call, int callers, params (string, double)[] more)
    {
        var (perSecond, latencies) = await Load.RunAsync(callers, Seconds, call);
        report.Add(
            callers == 1 ? $"{name}, one caller" : name,
            [("callers", callers), ("per_s", perSecond), ("p50_ms", latencies.Percentile(0.5)), ("p99_ms", latencies.Percentile(0.99)), .. more]);
    }
}
