using Google.Protobuf.WellKnownTypes;

namespace IptActors.Api.Binding;

/// <summary>Moments on the wire and in the domain. The domain and the store keep whole microseconds.</summary>
internal static class Moments
{
    /// <summary>1900-01-01T00:00:00Z in seconds since 1970.</summary>
    private const long EarliestSecond = -2_208_988_800;

    /// <summary>2200-01-01T00:00:00Z in seconds since 1970.</summary>
    private const long EndSecond = 7_258_118_400;

    /// <summary>The bounds in words, for error messages.</summary>
    public const string Expected = "Expected a moment from 1900 to 2199 with 0 to 999999999 nanoseconds, found another.";

    /// <summary>Whether a timestamp is a moment that the engine takes.</summary>
    public static bool IsWithinBounds(Timestamp value) =>
        value.Seconds is >= EarliestSecond and < EndSecond && value.Nanos is >= 0 and <= 999_999_999;

    /// <summary>The moment of a timestamp within the bounds, cut to microseconds.</summary>
    public static DateTimeOffset Of(Timestamp value) =>
        DateTimeOffset.UnixEpoch.AddTicks((value.Seconds * TimeSpan.TicksPerSecond) + (value.Nanos / 1000 * TimeSpan.TicksPerMicrosecond));

    /// <summary>The timestamp of a moment.</summary>
    public static Timestamp ToTimestamp(this DateTimeOffset moment) => Timestamp.FromDateTimeOffset(moment);

    /// <summary>The date of a day.</summary>
    public static Google.Type.Date ToDate(this DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
}
