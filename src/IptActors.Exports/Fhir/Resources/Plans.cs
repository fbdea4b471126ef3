using System.Globalization;
using IptActors.Domain.Contracts;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>The contracts of acute treatment and of maintenance as CarePlans.</summary>
internal static class Plans
{
    public static void Add(BundleBuilder bundle)
    {
        Add(bundle, "contract", "Contract of the acute treatment", bundle.State.Contracts.Acute);
        Add(bundle, "maintenance-contract", "Contract of maintenance", bundle.State.Contracts.Maintenance);
    }

    private static void Add(BundleBuilder bundle, string kind, string title, Contract? contract)
    {
        if (contract is null)
        {
            return;
        }

        var id = bundle.IdOf(kind);
        foreach (var (recorded, happened) in bundle.Events<ContractEvent>())
        {
            var maintenance = happened is MaintenanceContractAgreed or PlannedEndShifted { Maintenance: true };
            if (maintenance == (kind == "maintenance-contract"))
            {
                bundle.Touch(recorded.Version, id, "CarePlan");
            }
        }

        var lifecycle = bundle.State.Lifecycle;
        var status = lifecycle switch
        {
            { Closure: { Reason: "completed" } } => "completed",
            { Closure: not null } => "revoked",
            { Suspended: true } => "on-hold",
            _ => "active",
        };
        bundle.Add(
            "CarePlan",
            id,
            ("status", status),
            ("intent", "plan"),
            ("title", title),
            ("subject", bundle.Subject()),
            ("period", Period(Day(contract.StartDate), Day(contract.PlannedEnd))),
            ("created", Day(contract.AgreedOn)),
            ("careTeam", List(bundle.State.CareTeam.Therapist is null ? null : Reference(bundle.IdOf("care-team"), "CareTeam"))),
            ("addresses", List(bundle.State.Focus.Areas.Where(area => contract.Focus.Contains(area.Area)).Select(area => Reference(bundle.IdOf("focus", area.Ordinal), "Condition")))),
            ("goal", List(bundle.State.Goals.Goals.Select(goal => Reference(bundle.IdOf("goal", goal.Ordinal), "Goal")))),
            ("activity", List(Object(("detail", Object(
                ("code", Episode.Therapy()),
                ("status", status switch { "completed" => "completed", "revoked" => "stopped", "on-hold" => "on-hold", _ => "in-progress" }),
                ("doNotPerform", false),
                ("scheduledString", string.Create(
                    CultureInfo.InvariantCulture,
                    $"{contract.Sessions} sessions of {contract.Minutes} minutes, {bundle.Catalog.Codes("frequency").Find(contract.Frequency)?.Title ?? contract.Frequency}"))))))));
    }
}
