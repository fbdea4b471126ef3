using System.Text.Json;
using System.Text.Json.Serialization;
using IptActors.Domain.Courses;

namespace IptActors.Marten.Serialization;

/// <summary>Makes a converter for every kind of event.</summary>
internal sealed class CourseEventConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert is { IsAbstract: false } && typeToConvert.IsSubclassOf(typeof(CourseEvent));

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(CourseEventConverter<>).MakeGenericType(typeToConvert))!;
}
