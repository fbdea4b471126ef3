using System.Text.Json;
using System.Text.Json.Serialization;
using IptActors.Domain.Courses;

namespace IptActors.Orleans.Serialization;

/// <summary>The days of a service by the id of their time zone.</summary>
internal sealed class ServiceCalendarConverter : JsonConverter<ServiceCalendar>
{
    /// <inheritdoc/>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    public override ServiceCalendar Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ServiceCalendar.In(reader.GetString() ?? throw new JsonException("Expected the id of a time zone, found null."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ServiceCalendar value, JsonSerializerOptions options) => writer.WriteStringValue(value.TimeZone);
}
