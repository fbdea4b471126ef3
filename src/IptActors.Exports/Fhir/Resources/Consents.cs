using System.Text.Json.Nodes;
using IptActors.Domain.Consents;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>What the client consented to, each scope as it stands.</summary>
internal static class Consents
{
    public static void Add(BundleBuilder bundle)
    {
        foreach (var consent in bundle.State.Consents.Consents)
        {
            var id = bundle.IdOf("consent", consent.Scope);
            foreach (var (recorded, happened) in bundle.Events<ConsentRecorded>())
            {
                if (happened.Scope == consent.Scope)
                {
                    bundle.Touch(recorded.Version, id, "Consent");
                }
            }

            var treatment = consent.Scope == "treatment";
            bundle.Add(
                "Consent",
                id,
                ("status", consent.Status switch { "given" => "active", "refused" => "rejected", _ => "inactive" }),
                ("scope", Concept(FhirSystems.ConsentScope, treatment ? "treatment" : "patient-privacy")),
                ("category", List(bundle.Listed("consent_scope", consent.Scope))),
                ("patient", bundle.Subject()),
                ("dateTime", Day(consent.On)),
                ("organization", List(Reference(bundle.Organization, "Organization"))),
                ("policyRule", Concept(FhirSystems.Local("consent_policy"), "clinic-policy", "Policy of the clinic")),
                ("provision", Object(
                    ("type", consent.Status == "given" ? "permit" : "deny"),
                    ("period", consent.ExpiresOn is { } end ? Period(null, Day(end)) : null),
                    ("actor", Team(bundle)))));
        }
    }

    private static JsonArray? Team(BundleBuilder bundle) => List(bundle.State.CareTeam.Therapist is null
        ? null
        : Object(
            ("role", Concept(FhirSystems.ParticipationType, "PRCP", "primary information recipient")),
            ("reference", Reference(bundle.IdOf("care-team"), "CareTeam"))));
}
