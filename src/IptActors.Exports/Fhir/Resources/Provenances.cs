using System.Text.Json.Nodes;
using IptActors.Domain.Corrections;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Sessions;
using IptActors.Engine.Codec;
using IptActors.Engine.History;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir.Resources;

/// <summary>Who made or changed each resource, when and why: one Provenance for every event that did, and what a correction corrects.</summary>
internal static class Provenances
{
    public static void Add(BundleBuilder bundle)
    {
        foreach (var happened in bundle.Export.Events)
        {
            var version = happened.Recorded.Version;
            var corrected = Corrects(happened.Recorded.Event);
            if (!bundle.Touched.TryGetValue(version, out var target) && (corrected is null || !bundle.Touched.TryGetValue(corrected.Value, out target)))
            {
                continue;
            }

            Add(bundle, happened, target, corrected);
        }
    }

    private static void Add(BundleBuilder bundle, CourseEventRecord happened, (Guid Id, string Type) target, long? corrected)
    {
        var (headers, recorded) = (happened.Headers, happened.Recorded);
        bundle.Add(
            "Provenance",
            bundle.IdOf("provenance", recorded.Version),
            ("target", List(Reference(target.Id, target.Type))),
            ("occurredDateTime", Moment(recorded.OccurredAt)),
            ("recorded", Moment(recorded.RecordedAt)),
            ("reason", List(headers.Reason is { } reason ? Concept(reason.Value) : null)),
            ("activity", corrected is null
                ? Concept(happened.Stored.Event.Type, Coding(FhirSystems.DataOperation, "CREATE", "create"))
                : Concept(happened.Stored.Event.Type, Coding(FhirSystems.DataOperation, "UPDATE", "revise"))),
            ("agent", List(Agent(bundle, headers))),
            ("entity", List(
                Object(("role", "source"), ("what", Object(("identifier", Identifier("urn:ietf:rfc:3986", $"urn:uuid:{happened.Stored.Event.Id:D}")), ("display", $"Event {recorded.Version}, hash {headers.Hash}")))),
                corrected is { } version && Event(bundle, version) is { } before
                    ? Object(("role", "revision"), ("what", Object(("identifier", Identifier("urn:ietf:rfc:3986", $"urn:uuid:{before.Stored.Event.Id:D}")), ("display", $"Event {version}, corrected by event {recorded.Version}"))))
                    : null)));
    }

    private static JsonObject Agent(BundleBuilder bundle, EventHeaders headers) => headers.OnBehalfOf is { } person
        ? Object(("type", Author()), ("who", bundle.Device(headers.Actor)), ("onBehalfOf", bundle.Staff(person)))
        : Object(("type", Author()), ("role", List(Concept(FhirSystems.Local("role"), headers.Role))), ("who", bundle.Staff(headers.Actor)));

    private static JsonObject Author() => Concept(FhirSystems.ProvenanceParticipant, "author", "Author");

    private static CourseEventRecord? Event(BundleBuilder bundle, long version) =>
        bundle.Export.Events.FirstOrDefault(happened => happened.Recorded.Version == version);

    private static long? Corrects(CourseEvent happened) => happened switch
    {
        EntryRetracted e => e.RefersTo,
        MeasureCorrected e => e.RefersTo,
        SessionCorrected e => e.RefersTo,
        _ => null,
    };
}
