using System.Globalization;
using System.Text.Json.Nodes;

namespace IptActors.Exports.Fhir;

/// <summary>Builds FHIR's data types. What is null or empty is left out: FHIR knows no empty values.</summary>
internal static class FhirJson
{
    /// <summary>An object of those members that have a value.</summary>
    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        var built = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (value is not null and not JsonArray { Count: 0 } and not JsonObject { Count: 0 })
            {
                built.Add(name, value);
            }
        }

        return built;
    }

    /// <summary>A list of those entries that have a value; null when there are none.</summary>
    public static JsonArray? List(params IEnumerable<JsonNode?> entries)
    {
        var given = entries.Where(entry => entry is not null and not JsonObject { Count: 0 }).ToArray();
        return given.Length == 0 ? null : new JsonArray(given);
    }

    /// <summary>A text, cut off white space as FHIR's strings want it; null when nothing is left.</summary>
    public static JsonNode? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : JsonValue.Create(text.Trim());

    /// <summary>A moment.</summary>
    public static JsonNode Moment(DateTimeOffset moment) => JsonValue.Create(moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));

    /// <summary>A day; null stays null.</summary>
    public static JsonNode? Day(DateOnly? day) => day is { } given ? JsonValue.Create(given.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;

    /// <summary>A coding.</summary>
    public static JsonObject Coding(string system, string code, string? display = null) => Object(("system", system), ("code", code), ("display", Text(display)));

    /// <summary>A concept of one coding or several.</summary>
    public static JsonObject Concept(string? text, params IEnumerable<JsonObject> codings) => Object(("coding", List(codings)), ("text", Text(text)));

    /// <summary>A concept of one code.</summary>
    public static JsonObject Concept(string system, string code, string? display = null) => Concept(display, Coding(system, code, display));

    /// <summary>A reference to another resource of the bundle.</summary>
    public static JsonObject Reference(Guid id, string type) => Object(("reference", $"urn:uuid:{id:D}"), ("type", type));

    /// <summary>A period; null when it has neither end.</summary>
    public static JsonObject? Period(JsonNode? start, JsonNode? end) => start is null && end is null ? null : Object(("start", start), ("end", end));

    /// <summary>A business identifier.</summary>
    public static JsonObject Identifier(string system, string value) => Object(("system", system), ("value", value));

    /// <summary>An annotation.</summary>
    public static JsonObject? Note(string? text) => Text(text) is { } given ? Object(("text", given)) : null;
}
