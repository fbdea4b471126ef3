using System.Globalization;
using System.Text;
using IptActors.Contracts.V1;
using IptActors.Domain.Values;
using IptActors.Engine.AccessLog;

namespace IptActors.Api.AccessLog;

/// <summary>The report as text for the client: a line an access.</summary>
internal sealed class AccessReportText : IAccessReport
{
    private long _count;

    /// <inheritdoc/>
    public string Begin(CourseKey course, DateTimeOffset madeAt) => string.Create(
        CultureInfo.InvariantCulture,
        $"Who read the record of course {course.Course} at {course.Clinic}\nMade {madeAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. The newest first; times are UTC.\nEntries that staff made in the record are in the record itself.\n\n");

    /// <inheritdoc/>
    public string Add(IEnumerable<AccessRecord> accesses)
    {
        var text = new StringBuilder();
        foreach (var access in accesses)
        {
            _count++;
            Line(access, text);
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public string End() => _count == 0
        ? "Nobody was shown or refused the course in this period.\n"
        : string.Create(CultureInfo.InvariantCulture, $"\n{_count} {(_count == 1 ? "entry" : "entries")}.\n");

    private static void Line(AccessRecord access, StringBuilder text)
    {
        var shown = access.Outcome is AccessOutcome.Disclosed or AccessOutcome.Suppressed;
        text.Append(CultureInfo.InvariantCulture, $"{access.AccessTime.ToDateTime():yyyy-MM-dd HH:mm:ss}  ")
            .Append(access.OnBehalfOf.Length == 0 ? access.Subject : $"{access.OnBehalfOf}, through {access.Subject}")
            .Append(CultureInfo.InvariantCulture, $" ({access.Role}) ")
            .Append(shown ? access.Action : $"tried and was not shown ({access.Outcome}): {access.Action}");
        if (access.Emergency)
        {
            text.Append(", in an emergency");
        }

        if (access.Purpose.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", for {access.Purpose}");
        }

        if (access.OtherCourses > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $", with {access.OtherCourses} other {(access.OtherCourses == 1 ? "course" : "courses")}");
        }

        text.Append('\n');
    }
}
