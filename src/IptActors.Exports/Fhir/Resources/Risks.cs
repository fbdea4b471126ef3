using IptActors.Domain.Risks;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>Assessments of risk (RiskAssessment), reviews that wait or were answered, and concerns (Flag).</summary>
internal static class Risks
{
    public static void Add(BundleBuilder bundle)
    {
        foreach (var (recorded, assessed) in bundle.Events<RiskAssessed>())
        {
            var id = bundle.IdOf("risk-assessment", recorded.Version);
            bundle.Touch(recorded.Version, id, "RiskAssessment");
            bundle.Add(
                "RiskAssessment",
                id,
                ("status", "final"),
                ("subject", bundle.Subject()),
                ("occurrenceDateTime", Moment(recorded.OccurredAt)),
                ("prediction", List(Object(("qualitativeRisk", bundle.Listed("risk_level", assessed.Level))))),
                ("mitigation", Text(assessed.ProtectiveFactors?.Value)),
                ("note", List(Note(assessed.Summary?.Value))));
        }

        foreach (var review in bundle.State.Risks.Reviews)
        {
            var id = bundle.IdOf("risk-review", review.Ordinal);
            foreach (var (recorded, happened) in bundle.Events<RiskEvent>())
            {
                if (happened is RiskReviewRequired { } required ? required.Review == review.Ordinal : happened is RiskReviewAcknowledged answered && answered.Review == review.Ordinal)
                {
                    bundle.Touch(recorded.Version, id, "Flag");
                }
            }

            AddFlag(bundle, id, review.IsOpen, "risk_review", "Risk review", review.OpenedOn);
        }

        foreach (var (recorded, concern) in bundle.Events<RiskConcernRaised>())
        {
            var id = bundle.IdOf("risk-concern", recorded.Version);
            bundle.Touch(recorded.Version, id, "Flag");
            AddFlag(bundle, id, bundle.State.Lifecycle.Closure is null, concern.Area, $"Concern: {concern.Area.Replace('_', ' ')}", recorded.OccurredOn);
        }
    }

    private static void AddFlag(BundleBuilder bundle, Guid id, bool active, string code, string title, DateOnly since) => bundle.Add(
        "Flag",
        id,
        ("status", active ? "active" : "inactive"),
        ("category", List(Concept(FhirSystems.FlagCategory, "safety", "Safety"))),
        ("code", Concept(FhirSystems.Local("risk"), code, title)),
        ("subject", bundle.Subject()),
        ("period", Period(Day(since), null)));
}
