using System.Globalization;

namespace IptActors.Engine.Codec;

/// <summary>Moments as the journal keeps them: UTC, whole microseconds, <c>2026-03-02T10:00:00.000000Z</c>.</summary>
public static class Timestamps
{
    /// <summary>Length of the written form, in characters.</summary>
    public const int Length = 27;

    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The moment in UTC without what is finer than a microsecond: what PostgreSQL can keep.</summary>
    public static DateTimeOffset ToMicroseconds(DateTimeOffset moment)
    {
        var utc = moment.UtcTicks;
        return new DateTimeOffset(utc - (utc % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>Writes the form.</summary>
    /// <param name="moment">Any offset; what is finer than a microsecond is cut off.</param>
    /// <param name="destination">At least <see cref="Length"/> bytes.</param>
    public static void Write(DateTimeOffset moment, Span<byte> destination) =>
        moment.UtcDateTime.TryFormat(destination, out _, Form, CultureInfo.InvariantCulture);

    /// <summary>The form as text.</summary>
    public static string ToText(DateTimeOffset moment) => moment.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Reads the form; false for any other.</summary>
    public static bool TryParse(string? text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
}
