using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IptActors.Engine.Codec;

/// <summary>How events are written as JSON: so that what comes out is canonical (RFC 8785) without a second pass.</summary>
internal static class EventJson
{
    /// <summary>The one set of rules for all events.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The writer's part of the same rules.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = CanonicalJsonEncoder.Instance, SkipValidation = true, MaxDepth = CanonicalJson.MaxDepth };

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = CanonicalJsonEncoder.Instance,
            NumberHandling = JsonNumberHandling.Strict,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            MaxDepth = CanonicalJson.MaxDepth,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepConstructorMembers, SortMembers } },
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
                new TimestampConverter(),
                new ProtectedTextConverter(),
                new ValueListConverterFactory(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    // An event is what its record is made of. Members computed from others are not stored: they would be facts told twice.
    private static void KeepConstructorMembers(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            var property = type.Properties[index];
            if (property.AssociatedParameter is { } parameter)
            {
                property.IsRequired = !parameter.IsNullable;
            }
            else if (property.Set is null)
            {
                type.Properties.RemoveAt(index);
            }
        }
    }

    private static void SortMembers(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var sorted = type.Properties.OrderBy(property => property.Name, StringComparer.Ordinal).ToArray();
        type.Properties.Clear();
        for (var index = 0; index < sorted.Length; index++)
        {
            sorted[index].Order = index;
            type.Properties.Add(sorted[index]);
        }
    }
}
