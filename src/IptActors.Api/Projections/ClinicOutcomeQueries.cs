using IptActors.Api.Access;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Catalog;
using IptActors.Domain.Outcomes;
using IptActors.Engine.Projections.CourseOutcomes;
using IptActors.Engine.Projections.Queries;

namespace IptActors.Api.Projections;

/// <summary>GetClinicOutcomes: one row for each course that ended, added up by the database.</summary>
internal sealed class ClinicOutcomeQueries(ProjectionFrame frame)
{
    private static readonly AccessRow GetAccess = AccessTable.Find("ProjectionService/GetClinicOutcomes")!;

    /// <summary>GetClinicOutcomes.</summary>
    public ValueTask<ApiResult<GetClinicOutcomesResponse>> GetAsync(GetClinicOutcomesRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        (DateOnly From, DateOnly To) period = default;
        return frame.AnswerAsync<GetClinicOutcomesResponse>(
            ProjectionAsk.Clinic(GetAccess, CourseOutcomeProjection.Instance, request.Parent, request.MinPosition),
            violations => period = ClinicOutcomeTable.Check(request, violations),
            async (reader, token) =>
            {
                if (ClinicOutcomeTable.FindRules(request, reader.Catalog, out var problem) is not { } rules)
                {
                    return problem!;
                }

                var by = Column(request.GroupBy);
                var groups = await reader.Rows.GroupAsync(CourseOutcomeProjection.Table, Query(reader, request, period, rules.Code), by is null ? [] : [by], CourseOutcomeProjection.Sums, token);
                return Answer(reader, rules, by is not null, groups);
            },
            context,
            cancellationToken);
    }

    private static RowQuery Query(ProjectionReader reader, GetClinicOutcomesRequest request, (DateOnly From, DateOnly To) period, string ruleSet) => reader.Query
        .Where("rule_set", RowComparison.Equal, ruleSet)
        .Where("ended_on", RowComparison.AtLeast, period.From)
        .Where("ended_on", RowComparison.AtMost, period.To)
        .Where("therapist", RowComparison.Equal, request.Therapist.NullIfEmpty())
        .Where("problem_area", RowComparison.Equal, request.ProblemArea.NullIfEmpty())
        .Where("protocol", RowComparison.Equal, request.Protocol.NullIfEmpty())
        .Where("modality", RowComparison.Equal, request.Modality.NullIfEmpty())
        .Where("service", RowComparison.Equal, request.Service.NullIfEmpty());

    private static string? Column(ReportGrouping grouping) => grouping switch
    {
        ReportGrouping.Month => "ended_month",
        ReportGrouping.Therapist => "therapist",
        ReportGrouping.ProblemArea => "problem_area",
        ReportGrouping.Protocol => "protocol",
        ReportGrouping.Modality => "modality",
        ReportGrouping.Service => "service",
        _ => null,
    };

    private static GetClinicOutcomesResponse Answer(ProjectionReader reader, OutcomeRuleSet rules, bool grouped, IReadOnlyList<RowGroup> groups)
    {
        var figures = groups.Select(group => (group.By is [var by] ? by ?? "" : "", CourseOutcomeProjection.Figures(group.Rows, group.Sums))).ToArray();
        var total = figures.Aggregate(OutcomeFigures.None, (sum, it) => sum + it.Item2);
        var response = ClinicOutcomeTable.Of(
            rules, reader.Catalog.DefaultPolicy, grouped ? figures : null, total, Figures.For(reader, rules.PublishedCountsRoundTo), reader.Position);
        reader.Access.DisclosesAggregate(ClinicOutcomeTable.LeavesOut(response));
        return response;
    }
}
