using System.Text.Json.Nodes;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>
/// Who was shown the course or refused, as AuditEvents by IHE Basic Audit Log Patterns: type rest, the agents client, server and user, and the
/// entities patient, data and request id (profiles PatientRead and PatientQuery).
/// </summary>
internal static class AuditEvents
{
    private const string Profiles = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

    // Purposes of use by their names in v3-ActReason.
    private static readonly Dictionary<string, string> Purposes = new(StringComparer.Ordinal)
    {
        ["treatment"] = "TREAT",
        ["emergency_treatment"] = "ETREAT",
        ["break_glass"] = "BTG",
        ["payment"] = "HPAYMT",
        ["operations"] = "HOPERAT",
        ["research"] = "HRESCH",
        ["patient_request"] = "PATRQT",
    };

    public static void Add(BundleBuilder bundle)
    {
        foreach (var access in bundle.Export.Access)
        {
            Add(bundle, access);
        }
    }

    private static void Add(BundleBuilder bundle, CourseAccess access)
    {
        var query = access.Method.Contains("/List", StringComparison.Ordinal) || access.Method.Contains("/Search", StringComparison.Ordinal);
        var subtype = query ? "search-type" : "read";
        var user = access.OnBehalfOf ?? access.Subject;
        bundle.AddBy(
            Profiles + (query ? "PatientQuery" : "PatientRead"),
            "AuditEvent",
            FhirIds.Of($"{bundle.Export.Course}/access/{access.Position}"),
            ("type", Coding(FhirSystems.AuditEventType, "rest", "RESTful Operation")),
            ("subtype", List(Coding(FhirSystems.RestfulInteraction, subtype), Coding(FhirSystems.Local("method"), access.Method))),
            ("action", query ? "E" : "R"),
            ("recorded", Moment(access.At)),
            ("outcome", access.Shown ? "0" : "4"),
            ("outcomeDesc", access.Outcome),
            ("purposeOfEvent", List(Purpose(access.Purpose))),
            ("agent", List(
                Object(
                    ("type", Concept(FhirSystems.Dicom, "110153", "Source Role ID")),
                    ("who", access.OnBehalfOf is null ? Object(("display", "Client of the clinic")) : bundle.Device(access.Subject)),
                    ("requestor", false)),
                Object(
                    ("type", Concept(FhirSystems.Dicom, "110152", "Destination Role ID")),
                    ("who", bundle.Device("iptactors")),
                    ("requestor", false)),
                Object(
                    ("type", Concept(FhirSystems.ParticipationType, "IRCP", "information recipient")),
                    ("role", List(access.Role.Length == 0 ? null : Concept(FhirSystems.Local("role"), access.Role))),
                    ("who", user.Length == 0 ? Object(("display", "Not authenticated")) : bundle.Staff(user)),
                    ("requestor", true),
                    ("purposeOfUse", List(Purpose(access.Purpose)))))),
            ("source", Object(
                ("observer", bundle.Device("iptactors")),
                ("type", List(Coding(FhirSystems.SecuritySourceType, "4", "Application Server"))))),
            ("entity", List(
                Object(
                    ("what", bundle.Subject()),
                    ("type", Coding(FhirSystems.AuditEntityType, "1", "Person")),
                    ("role", Coding(FhirSystems.ObjectRole, "1", "Patient"))),
                Object(
                    ("what", bundle.EpisodeReference()),
                    ("type", Coding(FhirSystems.AuditEntityType, "2", "System Object")),
                    ("role", Coding(FhirSystems.ObjectRole, "4", "Domain Resource"))),
                access.RequestId is { Length: > 0 } request
                    ? Object(
                        ("what", Object(("identifier", Identifier("urn:ipt:request", request)))),
                        ("type", Coding("https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType", "XrequestId")))
                    : null)));
    }

    private static JsonObject? Purpose(string? purpose) =>
        purpose is not null && Purposes.TryGetValue(purpose, out var code) ? Concept(FhirSystems.ActReason, code) : null;
}
