using System.Globalization;
using System.Text;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Engine.Listings;

namespace IptActors.Compliance.Journal;

/// <summary>Invented courses, events and appends for tests of journals.</summary>
public static class Sample
{
    private static readonly DateTimeOffset FirstMoment = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A clinic that no other test knows.</summary>
    public static ClinicId NewClinic() => ClinicId.Parse($"clinic-{Guid.NewGuid():n}");

    /// <summary>A course in a clinic that no other test knows.</summary>
    public static CourseKey NewCourse() => NewCourse(NewClinic());

    public static CourseKey NewCourse(ClinicId clinic) => new(clinic, CourseId.Parse($"course-{Guid.NewGuid():n}"));

    public static CourseKey Course(ClinicId clinic, string course) => new(clinic, CourseId.Parse(course));

    /// <summary>An event with every field filled; microseconds included.</summary>
    public static JournalEvent Event(long version, string? data = null) => new(
        Guid.CreateVersion7(),
        version,
        "session_held",
        "IptActors.Sample.SessionHeld, IptActors.Sample",
        FirstMoment.AddMinutes(version).AddMicroseconds(123_457),
        "correlation-1",
        "causation-1",
        Encoding.UTF8.GetBytes($$"""{"actor":"therapist-1","schema":1,"version":{{version.ToString(CultureInfo.InvariantCulture)}}}"""),
        Encoding.UTF8.GetBytes(data ?? $$"""{"minutes":50,"number":{{version.ToString(CultureInfo.InvariantCulture)}}}"""));

    public static AppendRequest Append(CourseKey course, long expectedVersion, int events = 1, CourseListing? listing = null) =>
        new(course, expectedVersion, [.. Enumerable.Range(1, events).Select(n => Event(expectedVersion + n))], listing);

    public static CourseListing Listing(CourseKey course, string? exclusiveKey = null) => new(
        course, exclusiveKey, "adult", "ipt_acute", "beginning", Suspended: false, "therapist-1", "supervisor-1", FirstMoment, FirstMoment.AddMinutes(1));
}
