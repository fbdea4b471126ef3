using System.Runtime.CompilerServices;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Catalog;
using IptActors.Domain.ExpectedCourses;
using IptActors.Domain.Outcomes;

namespace IptActors.Api.Projections;

/// <summary>GetExpectedCourseRules. The trial run of a catalog is made once and kept as long as the catalog.</summary>
internal static class ExpectedCourseRules
{
    private static readonly ConditionalWeakTable<ClinicalCatalog, GetExpectedCourseRulesResponse> Known = [];

    /// <summary>The rules of a clinic and what they did on simulated courses.</summary>
    public static ApiResult<GetExpectedCourseRulesResponse> Answer(ClinicalCatalog catalog, GetExpectedCourseRulesRequest request) =>
        Known.GetValue(catalog, Of).Clone();

    private static GetExpectedCourseRulesResponse Of(ClinicalCatalog catalog) => catalog.ExpectedCourses.FirstOrDefault() is { } rules
        ? new GetExpectedCourseRulesResponse
        {
            RuleSet = rules.Code,
            Version = rules.Version,
            Rules =
            {
                rules.Rules.Select(rule => new Contracts.V1.ExpectedCourseRule
                {
                    Code = rule.Code,
                    Status = TrajectoryMessages.Of(rule.Status),
                    Description = rule.Description,
                    Confirmed = rule.Confirmed,
                }),
            },
            Accuracy =
            {
                RuleTrial.Run(rules, catalog).Select(it => new Contracts.V1.RuleAccuracy
                {
                    Rule = it.Rule ?? "",
                    Status = TrajectoryMessages.Of(it.Status),
                    Measure = it.Measure ?? "",
                    Hits = Publication.Everything.Word(it.Hits),
                    FalseAlarms = Publication.Everything.Word(it.FalseAlarms),
                }),
            },
            Sources = { rules.Measures.SelectMany(it => it.Trials).Select(trial => $"{trial.Trial}: {catalog.Sources[trial.Source].Title}").Distinct() },
            SimulatedCourses = rules.TrialRun.Courses,
            Seed = rules.TrialRun.Seed,
        }
        : new GetExpectedCourseRulesResponse();
}
