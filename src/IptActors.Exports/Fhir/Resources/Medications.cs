using IptActors.Domain.Assessments;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>Medication as the client reports it.</summary>
internal static class Medications
{
    public static void Add(BundleBuilder bundle)
    {
        foreach (var medication in bundle.State.Assessment.Medications)
        {
            var id = bundle.IdOf("medication", medication.Ordinal);
            var events = bundle.Events<MedicationRecorded>().Where(happened => happened.Event.Medication == medication.Ordinal).ToList();
            events.ForEach(happened => bundle.Touch(happened.Recorded.Version, id, "MedicationStatement"));
            bundle.Add(
                "MedicationStatement",
                id,
                ("status", medication.Change == "stopped" ? "stopped" : "active"),
                ("medicationCodeableConcept", Concept(medication.Name.Value)),
                ("subject", bundle.Subject()),
                ("dateAsserted", Moment(events[^1].Recorded.OccurredAt)),
                ("informationSource", bundle.Subject()),
                ("dosage", List(medication.Dose is { } dose ? Object(("text", Text(dose.Value))) : null)));
        }
    }
}
