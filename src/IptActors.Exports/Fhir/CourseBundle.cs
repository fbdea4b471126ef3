using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using IptActors.Exports.Fhir.Resources;

namespace IptActors.Exports.Fhir;

/// <summary>
/// A course as a FHIR R4 (4.0.1) Bundle of type collection. Pure and deterministic: ids are UUIDv5, the timestamp is that of the last event, so
/// a second export of the same course is the same bytes. docs/fhir.md has the mapping.
/// </summary>
public static class CourseBundle
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/fhir+json";

    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The bundle as UTF-8 JSON.</summary>
    /// <param name="export">A course that was opened.</param>
    public static byte[] Write(CourseExport export)
    {
        var bundle = new BundleBuilder(export);
        People.Add(bundle);
        Episode.Add(bundle);
        Conditions.Add(bundle);
        Plans.Add(bundle);
        Goals.Add(bundle);
        Sessions.Add(bundle);
        Measures.Add(bundle);
        Risks.Add(bundle);
        Inventories.Add(bundle);
        Medications.Add(bundle);
        Consents.Add(bundle);
        Documents.Add(bundle);
        Provenances.Add(bundle);
        AuditEvents.Add(bundle);

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Form))
        {
            bundle.Build().WriteTo(writer);
        }

        return stream.ToArray();
    }
}
