using System.Collections.Concurrent;

namespace IptActors.Domain.Courses;

/// <summary>
/// The days of a service: midnight is where its people are. Clinical rules count days, and a session at nine in the morning in Sydney
/// lies on the day before in UTC.
/// </summary>
public sealed class ServiceCalendar : IEquatable<ServiceCalendar>
{
    private static readonly ConcurrentDictionary<string, ServiceCalendar> Known = new(StringComparer.Ordinal);

    private readonly TimeZoneInfo _zone;

    private ServiceCalendar(string timeZone, TimeZoneInfo zone)
    {
        TimeZone = timeZone;
        _zone = zone;
    }

    /// <summary>The calendar of courses whose service named no time zone.</summary>
    public static ServiceCalendar Utc { get; } = new("UTC", TimeZoneInfo.Utc);

    /// <summary>Id of the time zone in the IANA database, such as <c>Australia/Sydney</c>.</summary>
    public string TimeZone { get; }

    /// <summary>The calendar of a time zone.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone: its time zone data is missing or too old.</exception>
    public static ServiceCalendar In(string timeZone) => timeZone == Utc.TimeZone ? Utc : Known.GetOrAdd(timeZone, Make);

    /// <summary>Whether this machine knows the zone under its IANA name.</summary>
    public static bool IsKnown(string timeZone) => TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) && zone.HasIanaId;

    /// <summary>The day on which a moment lies.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(At(moment).DateTime);

    /// <summary>The moment as clocks of the service show it.</summary>
    public DateTimeOffset At(DateTimeOffset moment) => ReferenceEquals(this, Utc) ? moment.ToUniversalTime() : TimeZoneInfo.ConvertTime(moment, _zone);

    /// <inheritdoc/>
    public bool Equals(ServiceCalendar? other) => other?.TimeZone == TimeZone;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ServiceCalendar);

    /// <inheritdoc/>
    public override int GetHashCode() => TimeZone.GetHashCode(StringComparison.Ordinal);

    /// <summary>The id of the time zone.</summary>
    public override string ToString() => TimeZone;

    private static ServiceCalendar Make(string timeZone) => IsKnown(timeZone)
        ? new ServiceCalendar(timeZone, TimeZoneInfo.FindSystemTimeZoneById(timeZone))
        : throw new TimeZoneNotFoundException($"Expected time zone data for '{timeZone}' on this machine, found none. Install the current time zone data (the package tzdata).");
}
