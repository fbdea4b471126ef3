using System.Globalization;
using System.Text.Json.Nodes;
using IptActors.Domain.Inventories;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>The interpersonal inventory as Observations: who stood in which ring, by relation. The people themselves are third persons and are not named.</summary>
internal static class Inventories
{
    public static void Add(BundleBuilder bundle)
    {
        var relations = new Dictionary<int, string>();
        foreach (var (recorded, happened) in bundle.Events<InventoryEvent>())
        {
            switch (happened)
            {
                case InventoryDrawn drawn:
                    foreach (var person in drawn.People)
                    {
                        relations[person.Person] = person.Details.Relation;
                    }

                    bundle.Touch(recorded.Version, bundle.IdOf("inventory", drawn.InventoryVersion), "Observation");
                    break;
                case PersonRecorded changed:
                    relations[changed.Person.Person] = changed.Person.Details.Relation;
                    bundle.Touch(recorded.Version, bundle.IdOf("inventory", changed.InventoryVersion), "Observation");
                    break;
                case InventoryCompleted completed:
                    bundle.Touch(recorded.Version, bundle.IdOf("inventory", completed.InventoryVersion), "Observation");
                    break;
            }
        }

        foreach (var circle in bundle.State.Inventory.Versions)
        {
            bundle.Add(
                "Observation",
                bundle.IdOf("inventory", circle.Version),
                ("status", circle.Completed ? "final" : "preliminary"),
                ("category", List(Concept(FhirSystems.ObservationCategory, "social-history", "Social History"))),
                ("code", Concept(FhirSystems.Local("inventory"), "closeness-circle", "Interpersonal inventory, closeness circle")),
                ("subject", bundle.Subject()),
                ("effectiveDateTime", Day(circle.DrawnOn)),
                ("component", List(circle.Rings.Select(place => Component(bundle, relations, place)))));
        }
    }

    private static JsonObject Component(BundleBuilder bundle, Dictionary<int, string> relations, RingPlace place)
    {
        var relation = relations.GetValueOrDefault(place.Person, "other");
        var title = bundle.Catalog.Codes("relation").Find(relation)?.Title ?? relation;
        return Object(
            ("code", Concept(string.Create(CultureInfo.InvariantCulture, $"{title} (person {place.Person})"), Coding(FhirSystems.Local("relation"), relation, title))),
            ("valueInteger", JsonValue.Create(place.Ring)));
    }
}
