using System.Text;

namespace IptActors.Engine.Codec;

/// <summary>Moments as the journal keeps them: UTC, whole microseconds, <c>2026-03-02T10:00:00.000000Z</c>.</summary>
public static class Timestamps
{
    /// <summary>Length of the written form, in characters.</summary>
    public const int Length = 27;

    /// <summary>Length of a day, <c>2026-03-02</c>, in characters.</summary>
    public const int DayLength = 10;

    /// <summary>The moment in UTC without what is finer than a microsecond: what PostgreSQL can keep.</summary>
    public static DateTimeOffset ToMicroseconds(DateTimeOffset moment)
    {
        var utc = moment.UtcTicks;
        return new DateTimeOffset(utc - (utc % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>Writes the form.</summary>
    /// <param name="moment">Any offset; what is finer than a microsecond is cut off.</param>
    /// <param name="destination">At least <see cref="Length"/> bytes.</param>
    public static void Write(DateTimeOffset moment, Span<byte> destination)
    {
        var utc = moment.UtcDateTime;
        Write(DateOnly.FromDateTime(utc), destination);
        var ofDay = utc.TimeOfDay.Ticks;
        var seconds = (int)(ofDay / TimeSpan.TicksPerSecond);
        var microseconds = (int)(ofDay % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);
        destination[10] = (byte)'T';
        WriteTwo(seconds / 3600, destination[11..]);
        destination[13] = (byte)':';
        WriteTwo(seconds / 60 % 60, destination[14..]);
        destination[16] = (byte)':';
        WriteTwo(seconds % 60, destination[17..]);
        destination[19] = (byte)'.';
        WriteTwo(microseconds / 10_000, destination[20..]);
        WriteTwo(microseconds / 100 % 100, destination[22..]);
        WriteTwo(microseconds % 100, destination[24..]);
        destination[26] = (byte)'Z';
    }

    /// <summary>Writes a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="destination">At least <see cref="DayLength"/> bytes.</param>
    public static void Write(DateOnly day, Span<byte> destination)
    {
        var (year, month, dayOfMonth) = day;
        WriteTwo(year / 100, destination);
        WriteTwo(year % 100, destination[2..]);
        destination[4] = (byte)'-';
        WriteTwo(month, destination[5..]);
        destination[7] = (byte)'-';
        WriteTwo(dayOfMonth, destination[8..]);
    }

    /// <summary>The form as text.</summary>
    public static string ToText(DateTimeOffset moment)
    {
        Span<byte> form = stackalloc byte[Length];
        Write(moment, form);
        return Encoding.ASCII.GetString(form);
    }

    /// <summary>Reads the form; false for any other.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out DateTimeOffset moment)
    {
        moment = default;
        if (utf8.Length != Length
            || !TryParseDay(utf8[..DayLength], out var day)
            || utf8[10] != 'T' || utf8[13] != ':' || utf8[16] != ':' || utf8[19] != '.' || utf8[26] != 'Z')
        {
            return false;
        }

        var (hour, minute, second) = (Digits(utf8.Slice(11, 2)), Digits(utf8.Slice(14, 2)), Digits(utf8.Slice(17, 2)));
        var microseconds = Digits(utf8.Slice(20, 6));
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || microseconds < 0)
        {
            return false;
        }

        var seconds = (((((day.DayNumber * 24L) + hour) * 60) + minute) * 60) + second;
        moment = new DateTimeOffset((seconds * TimeSpan.TicksPerSecond) + (microseconds * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return true;
    }

    /// <summary>Reads a day; false for any other form.</summary>
    public static bool TryParseDay(ReadOnlySpan<byte> utf8, out DateOnly day)
    {
        day = default;
        if (utf8.Length != DayLength || utf8[4] != '-' || utf8[7] != '-')
        {
            return false;
        }

        var (year, month, dayOfMonth) = (Digits(utf8[..4]), Digits(utf8.Slice(5, 2)), Digits(utf8.Slice(8, 2)));
        if (year is < 1 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, dayOfMonth);
        return true;
    }

    private static void WriteTwo(int value, Span<byte> destination)
    {
        destination[1] = (byte)('0' + (value % 10));
        destination[0] = (byte)('0' + (value / 10));
    }

    // Negative when one is no digit.
    private static int Digits(ReadOnlySpan<byte> utf8)
    {
        var value = 0;
        foreach (var character in utf8)
        {
            var digit = character - '0';
            if ((uint)digit > 9)
            {
                return -1;
            }

            value = (value * 10) + digit;
        }

        return value;
    }
}
