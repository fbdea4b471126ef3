using System.Text.Json.Nodes;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using static IptActors.Exports.Fhir.FhirJson;

namespace IptActors.Exports.Fhir;

/// <summary>Collects the resources of one bundle in the order they are made, and remembers which event made or changed which.</summary>
internal sealed class BundleBuilder(CourseExport export)
{
    private readonly List<(Guid Id, JsonObject Resource)> _entries = [];
    private readonly HashSet<Guid> _known = [];
    private readonly SortedDictionary<long, (Guid Id, string Type)> _touched = [];

    /// <summary>What is exported.</summary>
    public CourseExport Export => export;

    /// <summary>The course.</summary>
    public CourseState State => export.State;

    /// <summary>Codes and titles.</summary>
    public ClinicalCatalog Catalog => export.Catalog;

    /// <summary>The client. The same in the export of every course of theirs.</summary>
    public Guid Client => FhirIds.Of($"{Clinic}/clients/{State.Referral!.ClientRef}");

    /// <summary>The clinic.</summary>
    public Guid Organization => FhirIds.Of(Clinic);

    /// <summary>The course as an episode of care.</summary>
    public Guid Episode => IdOf("episode");

    /// <summary>Which resource an event made or changed, by version.</summary>
    public IReadOnlyDictionary<long, (Guid Id, string Type)> Touched => _touched;

    private string Clinic => export.Course.Clinic.Value;

    /// <summary>The id of a thing of the course.</summary>
    public Guid IdOf(string kind, object? number = null) => FhirIds.Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Clinic}/courses/{export.Course.Course}/{kind}/{number}"));

    /// <summary>The events of a kind.</summary>
    public IEnumerable<(RecordedEvent Recorded, T Event)> Events<T>()
        where T : CourseEvent =>
        export.Events.Where(happened => happened.Recorded.Event is T).Select(happened => (happened.Recorded, (T)happened.Recorded.Event));

    /// <summary>Adds a resource, unless it is there.</summary>
    /// <param name="type">Its FHIR type.</param>
    /// <param name="id">Its id.</param>
    /// <param name="members">Its elements, without type, id and meta.</param>
    public void Add(string type, Guid id, params ReadOnlySpan<(string Name, JsonNode? Value)> members) => AddBy(null, type, id, members);

    /// <summary>Adds a resource that follows a profile, unless it is there.</summary>
    public void AddBy(string? profile, string type, Guid id, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        if (!_known.Add(id))
        {
            return;
        }

        // Restricted: mental health. Receivers must not treat it as any other record.
        var resource = Object(
            ("resourceType", type),
            ("id", id.ToString("D")),
            ("meta", Object(
                ("profile", profile is null ? null : List(JsonValue.Create(profile))),
                ("security", List(Coding(FhirSystems.Confidentiality, "R", "restricted"))))));
        foreach (var (name, value) in Object(members).ToArray())
        {
            resource.Add(name, value?.DeepClone());
        }

        _entries.Add((id, resource));
    }

    /// <summary>Notes that an event made or changed a resource.</summary>
    public void Touch(long version, Guid id, string type) => _touched.TryAdd(version, (id, type));

    /// <summary>A code of a list of the catalog, with its title.</summary>
    public JsonObject Listed(string list, string code) => Concept(FhirSystems.Local(list), code, Catalog.Codes(list).Find(code)?.Title);

    /// <summary>A reference to the client.</summary>
    public JsonObject Subject() => Reference(Client, "Patient");

    /// <summary>A reference to the client's record of the course.</summary>
    public JsonObject EpisodeReference() => Reference(Episode, "EpisodeOfCare");

    /// <summary>A reference to somebody of the staff, who is added if need be.</summary>
    public JsonObject Staff(string person)
    {
        var id = FhirIds.Of($"{Clinic}/staff/{person}");
        Add("Practitioner", id, ("identifier", List(Identifier($"urn:ipt:clinic:{Clinic}:staff", person))), ("active", true));
        return Reference(id, "Practitioner");
    }

    /// <summary>A reference to a system of the clinic, which is added if need be.</summary>
    public JsonObject Device(string system)
    {
        var id = FhirIds.Of($"{Clinic}/systems/{system}");
        Add("Device", id, ("identifier", List(Identifier($"urn:ipt:clinic:{Clinic}:system", system))), ("owner", Reference(Organization, "Organization")));
        return Reference(id, "Device");
    }

    /// <summary>Puts the bundle together.</summary>
    public JsonObject Build() => Object(
        ("resourceType", "Bundle"),
        ("id", IdOf("bundle").ToString("D")),
        ("meta", Object(("security", List(Coding(FhirSystems.Confidentiality, "R", "restricted"))))),
        ("identifier", Identifier("urn:ietf:rfc:3986", $"urn:uuid:{IdOf("bundle", State.Version):D}")),
        ("type", "collection"),
        ("timestamp", Moment(export.AsOf)),
        ("entry", List(_entries.Select(entry => Object(("fullUrl", $"urn:uuid:{entry.Id:D}"), ("resource", entry.Resource))))));
}
