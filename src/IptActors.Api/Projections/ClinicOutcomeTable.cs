using IptActors.Contracts.V1;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Outcomes;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Projections;

/// <summary>Outcomes of a clinic as a table, whoever counted them: what may be asked, and how figures by group are worded.</summary>
internal static class ClinicOutcomeTable
{
    private const string DefaultRuleSet = "nhs-tt";

    /// <summary>Adds what is wrong with a request, and reads its period.</summary>
    public static (DateOnly From, DateOnly To) Check(GetClinicOutcomesRequest request, List<FieldViolation> violations)
    {
        var period = violations.Period(request.From, request.To);
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
        return period;
    }

    /// <summary>The rule set asked for, or why there is none.</summary>
    public static OutcomeRuleSet? FindRules(GetClinicOutcomesRequest request, ClinicalCatalog catalog, out Status? problem)
    {
        var rules = catalog.OutcomeRules.Find(request.RuleSet.NullIfEmpty() ?? DefaultRuleSet);
        problem = rules is null ? Errors.RefusalStatus.Invalid([new FieldViolation("rule_set", $"Expected one of {catalog.OutcomeRules.Expected}, found another.")]) : null;
        return rules;
    }

    /// <summary>The table.</summary>
    /// <param name="rules">The rule set.</param>
    /// <param name="policy">The policy of the clinic.</param>
    /// <param name="groups">Figures by group, in their order; null when nothing was grouped.</param>
    /// <param name="total">Figures of all.</param>
    /// <param name="publication">What may be shown.</param>
    /// <param name="position">The figures hold all events up to here.</param>
    public static GetClinicOutcomesResponse Of(
        OutcomeRuleSet rules, ServicePolicy policy, IReadOnlyList<(string Group, OutcomeFigures Figures)>? groups, OutcomeFigures total, Publication publication, long position)
    {
        var response = new GetClinicOutcomesResponse
        {
            Total = OutcomeRows.Of("", total, publication, hidden: false, policy.PairedDataPerMille),
            RuleSet = rules.Code,
            RuleSetVersion = rules.Version,
            Targets = { OutcomeRows.Targets(rules) },
            Position = position,
        };
        if (groups is not null)
        {
            var hidden = ComplementarySuppression.Hidden([.. groups.Select(group => group.Figures.Ended)], publication);
            response.Rows.Add(groups.Select((group, i) => OutcomeRows.Of(group.Group, group.Figures, publication, hidden[i], policy.PairedDataPerMille)));
        }

        return response;
    }

    /// <summary>Whether anything in the table was left out.</summary>
    public static bool LeavesOut(GetClinicOutcomesResponse response) => response.Rows.Append(response.Total).Any(OutcomeRows.LeavesOut);
}
