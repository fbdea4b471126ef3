using IptActors.Domain.CareTeams;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>Clinic, client and care team. The client has the clinic's reference and no name: the engine knows none.</summary>
internal static class People
{
    public static void Add(BundleBuilder bundle)
    {
        var clinic = bundle.Export.Course.Clinic.Value;
        bundle.Add("Organization", bundle.Organization, ("identifier", List(Identifier("urn:ipt:clinic", clinic))), ("active", true), ("name", clinic));

        var referral = bundle.State.Referral!;
        bundle.Add(
            "Patient",
            bundle.Client,
            ("identifier", List(Identifier($"urn:ipt:clinic:{clinic}:client", referral.ClientRef))),
            ("birthDate", Day(referral.BirthDate)),
            ("deceasedDateTime", Day(bundle.State.Lifecycle.Closure?.DiedOn)),
            ("managingOrganization", Reference(bundle.Organization, "Organization")));

        AddTeam(bundle);
    }

    private static void AddTeam(BundleBuilder bundle)
    {
        var team = bundle.State.CareTeam;
        if (team.Therapist is null)
        {
            return;
        }

        var id = bundle.IdOf("care-team");
        bundle.Add(
            "CareTeam",
            id,
            ("status", bundle.State.Lifecycle.Closure is null ? "active" : "inactive"),
            ("subject", bundle.Subject()),
            ("participant", List(
                [
                    Member(bundle, "therapist", team.Therapist),
                    .. team.CoTherapists.Select(person => Member(bundle, "co_therapist", person)),
                    .. team.Supervisor is { } supervisor ? [Member(bundle, "supervisor", supervisor)] : Array.Empty<System.Text.Json.Nodes.JsonNode>(),
                ])),
            ("managingOrganization", List(Reference(bundle.Organization, "Organization"))));
        foreach (var (recorded, _) in bundle.Events<CareTeamEvent>())
        {
            bundle.Touch(recorded.Version, id, "CareTeam");
        }
    }

    private static System.Text.Json.Nodes.JsonObject Member(BundleBuilder bundle, string role, string person) => Object(
        ("role", List(Concept(FhirSystems.Local("care_team_role"), role, role.Replace('_', ' ')))),
        ("member", bundle.Staff(person)));
}
