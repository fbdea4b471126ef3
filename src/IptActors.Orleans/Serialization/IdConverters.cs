using System.Text.Json;
using System.Text.Json.Serialization;
using IptActors.Domain.Values;

namespace IptActors.Orleans.Serialization;

/// <summary>Ids of clinics as strings, checked when they are read.</summary>
internal sealed class ClinicIdConverter : JsonConverter<ClinicId>
{
    /// <inheritdoc/>
    public override ClinicId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ClinicId.Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ClinicId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <summary>Ids of courses as strings, checked when they are read.</summary>
internal sealed class CourseIdConverter : JsonConverter<CourseId>
{
    /// <inheritdoc/>
    public override CourseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => CourseId.Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CourseId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
