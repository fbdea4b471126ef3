using IptActors.Api.Access;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Outcomes;
using IptActors.Engine.Projections.CourseOutcomes;
using IptActors.Engine.Projections.Queries;

namespace IptActors.Api.Projections;

/// <summary>GetClinicOutcomes: one row for each course that ended, added up by the database.</summary>
internal sealed class ClinicOutcomeQueries(ProjectionFrame frame)
{
    private const string DefaultRuleSet = "nhs-tt";

    private static readonly AccessRow GetAccess = AccessTable.Find("ProjectionService/GetClinicOutcomes")!;

    /// <summary>GetClinicOutcomes.</summary>
    public ValueTask<ApiResult<GetClinicOutcomesResponse>> GetAsync(GetClinicOutcomesRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        (DateOnly From, DateOnly To) period = default;
        return frame.AnswerAsync<GetClinicOutcomesResponse>(
            ProjectionAsk.Clinic(GetAccess, CourseOutcomeProjection.Instance, request.Parent, request.MinPosition),
            violations =>
            {
                period = violations.Period(request.From, request.To);
                Check(request, violations);
            },
            async (reader, token) =>
            {
                var code = request.RuleSet.NullIfEmpty() ?? DefaultRuleSet;
                if (reader.Catalog.OutcomeRules.Find(code) is not { } rules)
                {
                    return Errors.RefusalStatus.Invalid([new FieldViolation("rule_set", $"Expected one of {reader.Catalog.OutcomeRules.Expected}, found another.")]);
                }

                var by = Column(request.GroupBy);
                var groups = await reader.Rows.GroupAsync(CourseOutcomeProjection.Table, Query(reader, request, period, code), by is null ? [] : [by], CourseOutcomeProjection.Sums, token);
                return Answer(reader, rules, by is not null, groups);
            },
            context,
            cancellationToken);
    }

    private static void Check(GetClinicOutcomesRequest request, List<FieldViolation> violations)
    {
        if (!Enum.IsDefined(request.GroupBy))
        {
            violations.Add(new FieldViolation("group_by", "Expected a grouping of ipt.v1.ReportGrouping, found another number."));
        }

        violations.Text("rule_set", request.RuleSet);
        violations.Text("therapist", request.Therapist);
        violations.Text("problem_area", request.ProblemArea);
        violations.Text("protocol", request.Protocol);
        violations.Text("modality", request.Modality);
        violations.Text("service", request.Service);
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
        var publication = Figures.For(reader, rules.PublishedCountsRoundTo);
        var figures = groups.Select(group => CourseOutcomeProjection.Figures(group.Rows, group.Sums)).ToArray();
        var hidden = ComplementarySuppression.Hidden([.. figures.Select(it => it.Ended)], publication);
        var total = figures.Aggregate(OutcomeFigures.None, (sum, it) => sum + it);
        var paired = reader.Catalog.DefaultPolicy.PairedDataPerMille;
        var response = new GetClinicOutcomesResponse
        {
            Total = OutcomeRows.Of("", total, publication, hidden: false, paired),
            RuleSet = rules.Code,
            RuleSetVersion = rules.Version,
            Targets = { OutcomeRows.Targets(rules) },
            Position = reader.Position,
        };
        if (grouped)
        {
            response.Rows.Add(groups.Select((group, i) => OutcomeRows.Of(group.By[0] ?? "", figures[i], publication, hidden[i], paired)));
        }

        reader.Access.DisclosesAggregate(response.Rows.Append(response.Total).Any(OutcomeRows.LeavesOut));
        return response;
    }
}
