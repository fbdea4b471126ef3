using IptActors.Domain.Assessments;
using IptActors.Domain.Focus;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>Diagnoses, and the problem areas that the treatment works on, as Conditions.</summary>
internal static class Conditions
{
    public static void Add(BundleBuilder bundle)
    {
        foreach (var diagnosis in bundle.State.Assessment.Diagnoses)
        {
            AddDiagnosis(bundle, diagnosis);
        }

        foreach (var focus in bundle.State.Focus.Areas)
        {
            AddFocus(bundle, focus);
        }
    }

    private static void AddDiagnosis(BundleBuilder bundle, Diagnosis diagnosis)
    {
        var id = bundle.IdOf("diagnosis", diagnosis.Ordinal);
        var made = bundle.Events<DiagnosisMade>().Where(happened => happened.Event.Diagnosis == diagnosis.Ordinal).ToList();
        made.ForEach(happened => bundle.Touch(happened.Recorded.Version, id, "Condition"));
        var wrong = diagnosis.Verification == "entered-in-error";
        bundle.Add(
            "Condition",
            id,
            ("clinicalStatus", wrong ? null : Concept(FhirSystems.ConditionClinical, diagnosis.Verification == "refuted" ? "inactive" : "active")),
            ("verificationStatus", Concept(FhirSystems.ConditionVerification, diagnosis.Verification)),
            ("category", List(Concept(FhirSystems.ConditionCategory, "encounter-diagnosis", "Encounter Diagnosis"))),
            ("code", Concept(SystemOf(diagnosis.System), diagnosis.Code)),
            ("subject", bundle.Subject()),
            ("recordedDate", Moment(made[0].Recorded.OccurredAt)),
            ("note", List(Note(diagnosis.Note?.Value))));
    }

    private static void AddFocus(BundleBuilder bundle, FocusArea focus)
    {
        var id = bundle.IdOf("focus", focus.Ordinal);
        foreach (var (recorded, happened) in bundle.Events<FocusEvent>())
        {
            if (OrdinalOf(happened) == focus.Ordinal)
            {
                bundle.Touch(recorded.Version, id, "Condition");
            }
        }

        bundle.Add(
            "Condition",
            id,
            ("clinicalStatus", Concept(FhirSystems.ConditionClinical, focus.Active ? "active" : "inactive")),
            ("verificationStatus", Concept(FhirSystems.ConditionVerification, "confirmed")),
            ("category", List(Concept(FhirSystems.ConditionCategory, "problem-list-item", "Problem List Item"))),
            ("code", Concept(FhirSystems.Local("problem_area"), focus.Area, bundle.Catalog.ProblemAreas.Find(focus.Area)?.Title)),
            ("subject", bundle.Subject()),
            ("onsetDateTime", Day(focus.ChosenOn)),
            ("abatementDateTime", Day(focus.DroppedOn)),
            ("note", List(focus.Stages.Select(stage => Note($"{stage.Since:yyyy-MM-dd}: {stage.Stage}")))));
    }

    private static int? OrdinalOf(FocusEvent happened) => happened switch
    {
        ProblemAreaChosen e => e.Focus,
        ProblemAreaChanged e => e.Focus,
        ProblemAreaDropped e => e.Focus,
        DisputeStaged e => e.Focus,
        _ => null,
    };

    private static string SystemOf(string system) => system switch
    {
        "icd10" => FhirSystems.Icd10,
        "snomed" => FhirSystems.Snomed,
        "icd11" => "http://id.who.int/icd/release/11/mms",
        _ => FhirSystems.Local($"diagnosis_system:{system}"),
    };
}
