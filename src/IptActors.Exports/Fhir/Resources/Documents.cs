using System.Text;
using IptActors.Domain.Care;
using IptActors.Domain.Courses;
using IptActors.Domain.Reviews;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>Notes of the record (DocumentReference) and letters that went out (Communication). Never process notes.</summary>
internal static class Documents
{
    public static void Add(BundleBuilder bundle)
    {
        foreach (var (recorded, note) in bundle.Events<NoteWritten>())
        {
            AddNote(bundle, recorded, note);
        }

        foreach (var (recorded, letter) in bundle.Events<DischargeLetterSent>())
        {
            var id = bundle.IdOf("letter", recorded.Version);
            bundle.Touch(recorded.Version, id, "Communication");
            bundle.Add(
                "Communication",
                id,
                ("identifier", List(letter.DocumentRef is { } document ? Identifier($"urn:ipt:clinic:{bundle.Export.Course.Clinic}:document", document) : null)),
                ("status", "completed"),
                ("category", List(Concept(FhirSystems.Local("communication"), "discharge-letter", "Discharge letter"))),
                ("subject", bundle.Subject()),
                ("sent", Day(letter.SentOn)),
                ("payload", List(letter.Summary is { } summary ? Object(("contentString", Text(summary.Value))) : null)),
                ("note", List(Note($"To: {letter.Recipient.Replace('_', ' ')}"))));
        }
    }

    private static void AddNote(BundleBuilder bundle, RecordedEvent recorded, NoteWritten note)
    {
        var id = bundle.IdOf("note", note.Note);
        var retracted = bundle.State.Retractable.Any(entry => entry.Version == recorded.Version && entry.Retracted);
        bundle.Touch(recorded.Version, id, "DocumentReference");
        bundle.Add(
            "DocumentReference",
            id,
            ("status", retracted ? "entered-in-error" : "current"),
            ("type", Concept(FhirSystems.Local("note_kind"), note.Kind, note.Kind.Replace('_', ' '))),
            ("subject", bundle.Subject()),
            ("date", Moment(recorded.RecordedAt)),
            ("content", List(Object(("attachment", Object(
                ("contentType", "text/plain; charset=utf-8"),
                ("data", Convert.ToBase64String(Encoding.UTF8.GetBytes(note.Text.Value))),
                ("creation", Moment(recorded.OccurredAt))))))));
    }
}
