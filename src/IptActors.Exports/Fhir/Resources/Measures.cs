using System.Text.Json.Nodes;
using IptActors.Domain.Catalog;
using IptActors.Domain.Measures;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>Questionnaires as they were answered (QuestionnaireResponse) and what they came to (Observation). Item texts only where their licence lets them be copied.</summary>
internal static class Measures
{
    public static void Add(BundleBuilder bundle)
    {
        foreach (var administration in bundle.State.Measures.Administrations)
        {
            Add(bundle, administration);
        }
    }

    private static void Add(BundleBuilder bundle, Administration administration)
    {
        var (observation, answers) = (bundle.IdOf("score", administration.Ordinal), bundle.IdOf("answers", administration.Ordinal));
        var (recorded, completed) = bundle.Events<MeasureCompleted>().First(happened => happened.Event.Administration == administration.Ordinal);
        var corrections = bundle.Events<MeasureCorrected>().Where(happened => happened.Event.Administration == administration.Ordinal).ToList();
        bundle.Touch(recorded.Version, observation, "Observation");
        corrections.ForEach(happened => bundle.Touch(happened.Recorded.Version, observation, "Observation"));

        var measure = bundle.Catalog.Measures.Find(administration.Measure);
        var items = corrections.Count > 0 ? corrections[^1].Event.Items : completed.Items;
        var answered = !completed.TotalOnly && items.Count > 0;
        if (answered)
        {
            AddAnswers(bundle, administration, completed, answers, measure, items, corrections.Count > 0);
        }

        bundle.Add(
            "Observation",
            observation,
            ("status", administration.Retracted ? "entered-in-error" : corrections.Count > 0 ? "corrected" : "final"),
            ("category", List(Concept(FhirSystems.ObservationCategory, "survey", "Survey"))),
            ("code", Concept(measure?.Title ?? administration.Measure, Code(measure, administration.Measure, "total"))),
            ("subject", bundle.Subject()),
            ("encounter", Encounter(bundle, administration)),
            ("effectiveDateTime", Moment(administration.CompletedAt)),
            ("issued", Moment((corrections.Count > 0 ? corrections[^1].Recorded : recorded).RecordedAt)),
            ("performer", List(completed.CompletedBy == "client" ? bundle.Subject() : null)),
            ("valueQuantity", administration.Total is { } total ? Score(total, administration.Scale) : null),
            ("dataAbsentReason", administration.Total is null
                ? Concept("http://terminology.hl7.org/CodeSystem/data-absent-reason", "not-performed", "Too many items without an answer")
                : null),
            ("interpretation", List(Interpretation(administration, measure))),
            ("note", List(administration.Prorated ? Note("Some items had no answer; the mean of the others stands in.") : null)),
            ("referenceRange", List(Range(measure, administration.Scale))),
            ("derivedFrom", List(answered ? Reference(answers, "QuestionnaireResponse") : null)),
            ("component", List(Change(administration))));
    }

    private static void AddAnswers(
        BundleBuilder bundle, Administration administration, MeasureCompleted completed, Guid id, Measure? measure, IEnumerable<AnsweredItem> items, bool corrected)
    {
        bundle.Add(
            "QuestionnaireResponse",
            id,
            ("questionnaire", $"urn:ipt:measure:{administration.Measure}|{completed.InstrumentVersion}"),
            ("status", administration.Retracted ? "entered-in-error" : corrected ? "amended" : "completed"),
            ("subject", bundle.Subject()),
            ("encounter", Encounter(bundle, administration)),
            ("authored", Moment(administration.CompletedAt)),
            ("source", completed.CompletedBy == "client" ? bundle.Subject() : null),
            ("item", List(items.Select(answer => Item(measure, answer)))));
    }

    private static JsonObject Item(Measure? measure, AnsweredItem answer)
    {
        var item = measure?.Item(answer.Item);
        var option = measure?.Answers.FirstOrDefault(choice => choice.Value == answer.Value);
        return Object(
            ("linkId", item?.Loinc is { } loinc ? $"/{loinc}" : answer.Item),
            ("text", Text(item?.Text)),
            ("answer", List(option?.Loinc is { } code
                ? Object(("valueCoding", Coding(FhirSystems.Loinc, code, option.Text)))
                : Object(("valueInteger", JsonValue.Create(answer.Value))))));
    }

    private static JsonObject Code(Measure? measure, string code, string use) =>
        measure?.Codings.FirstOrDefault(coding => coding.Use == use) is { } known ? Coding(known.System, known.Code) : Coding($"urn:ipt:measure:{code}", use);

    private static JsonObject Score(int total, int scale) =>
        Object(("value", JsonValue.Create((decimal)total / scale)), ("unit", "{score}"), ("system", FhirSystems.Ucum), ("code", "{score}"));

    private static JsonObject? Encounter(BundleBuilder bundle, Administration administration) =>
        administration.Session is { } session && bundle.State.Sessions.Find(session) is { Status: not Domain.Sessions.AppointmentStatus.Planned }
            ? Reference(bundle.IdOf("encounter", session), "Encounter")
            : null;

    private static IEnumerable<JsonNode?> Interpretation(Administration administration, Measure? measure)
    {
        if (administration.Case is { } caseness)
        {
            yield return Concept(FhirSystems.Interpretation, caseness ? "A" : "N", caseness ? "Abnormal" : "Normal");
        }

        if (administration.Band is { } band)
        {
            yield return Concept(FhirSystems.Local($"measure:{administration.Measure}:band"), band, measure?.Bands.FirstOrDefault(known => known.Code == band)?.Title);
        }
    }

    private static JsonObject? Range(Measure? measure, int scale) => measure is null ? null : Object(
        ("low", Score(measure.Total.Min, scale)),
        ("high", Score(measure.Total.Max, scale)),
        ("text", "Range of the measure"));

    // Against the first score, as it was known when this one was recorded.
    private static IEnumerable<JsonNode?> Change(Administration administration)
    {
        if (administration.Change is not { } change)
        {
            yield break;
        }

        yield return Object(
            ("code", Concept(FhirSystems.Local("outcome"), "improvement", "Improvement since the first score")),
            ("valueQuantity", Score(change.Improvement, administration.Scale)));
        if (change.Reliable is { } reliable)
        {
            yield return Object(
                ("code", Concept(FhirSystems.Local("outcome"), "reliable-change", $"Reliable change by {change.RuleSet}")),
                ("valueString", reliable));
        }
    }
}
