using System.Text.Json;

namespace IptActors.Marten.Serialization;

/// <summary>Events by the engine's codec, for Marten's serializer. Documents of an application are serialized as System.Text.Json does by default.</summary>
internal static class CourseEventJson
{
    /// <summary>The rules.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Converters = { new StoredJsonConverter(), new CourseEventConverterFactory() } };
}
