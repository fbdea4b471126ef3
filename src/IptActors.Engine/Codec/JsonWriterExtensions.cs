using System.Text.Json;

namespace IptActors.Engine.Codec;

internal static class JsonWriterExtensions
{
    /// <summary>Writes the member unless it has no value.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>Writes a moment in the one form that moments have (<see cref="Timestamps"/>).</summary>
    public static void WriteTimestamp(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset moment)
    {
        Span<byte> text = stackalloc byte[Timestamps.Length];
        Timestamps.Write(moment, text);
        json.WriteString(name, text);
    }
}
