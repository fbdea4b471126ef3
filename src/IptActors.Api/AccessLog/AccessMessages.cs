using IptActors.Api.Binding;
using IptActors.Domain.Values;
using IptActors.Engine.AccessLog;
using Wire = IptActors.Contracts.V1;

namespace IptActors.Api.AccessLog;

/// <summary>Words entries of the log of access.</summary>
internal static class AccessMessages
{
    /// <summary>An entry.</summary>
    /// <param name="recorded">The entry.</param>
    /// <param name="only">The one course that the reader asked for: others are counted, not named. Null names all.</param>
    public static Wire.AccessRecord Of(RecordedAccess recorded, CourseId? only)
    {
        var entry = recorded.Entry;
        var record = new Wire.AccessRecord
        {
            Position = recorded.Position,
            AccessTime = entry.At.ToTimestamp(),
            Subject = entry.Who.Subject,
            Role = entry.Who.Role,
            OnBehalfOf = entry.Who.OnBehalfOf,
            Purpose = entry.Who.Purpose,
            Method = entry.Method,
            Action = AccessWords.Of(entry.Method),
            Outcome = entry.Outcome,
            Emergency = entry.Emergency,
            Count = entry.Count,
            RequestId = entry.RequestId,
            CorrelationId = entry.CorrelationId,
            Hash = recorded.Hash.ToString(),
        };
        record.Courses.AddRange((only is { } course ? [course.Value] : entry.Courses).Select(name => Name(name, entry.Who.Clinic)));
        record.OtherCourses = entry.Courses.Count - record.Courses.Count;
        return record;
    }

    // A course of another clinic, which was refused, stands in the log with its clinic.
    private static string Name(string course, string clinic) => course.Split('/') switch
    {
        [var other, var id] => $"clinics/{other}/courses/{id}",
        _ => $"clinics/{clinic}/courses/{course}",
    };
}
