using System.Text.Json;
using IptActors.Engine.Codec;

namespace IptActors.Marten.Serialization;

/// <summary>The rules of the engine's codec, for Marten's serializer.</summary>
internal static class CourseEventJson
{
    /// <summary>The rules.</summary>
    public static JsonSerializerOptions Options { get; } = new(EventJson.Options) { Converters = { new StoredJsonConverter() } };
}
