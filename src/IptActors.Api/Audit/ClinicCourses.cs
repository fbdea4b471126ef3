using System.Runtime.CompilerServices;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.History;
using IptActors.Engine.Journal;

namespace IptActors.Api.Audit;

/// <summary>Reads a clinic course by course, each with its events and folded, a few courses at a time.</summary>
internal static class ClinicCourses
{
    private const int CoursesAtATime = 32;

    /// <summary>Every course of a clinic that had been opened by a moment.</summary>
    /// <param name="events">Where they are.</param>
    /// <param name="clinic">The clinic.</param>
    /// <param name="counts">Which events count; those of a course after one that does not are left out.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async IAsyncEnumerable<(CourseSnapshot Snapshot, List<CourseEventRecord> Events)> ReadAsync(
        IRecordedEvents events, ClinicId clinic, Func<StoredEvent, bool> counts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CourseId? after = null;
        while (true)
        {
            var page = await events.ReadCoursesAsync(clinic, after, CoursesAtATime, cancellationToken);
            if (page.Count == 0)
            {
                yield break;
            }

            foreach (var course in page.GroupBy(stored => stored.Course))
            {
                var snapshot = CourseSnapshot.Before(course.Key);
                var records = new List<CourseEventRecord>();
                foreach (var stored in course.TakeWhile(counts))
                {
                    snapshot = snapshot.With(stored, EventCodec.Default, out var record);
                    if (record is null)
                    {
                        break;
                    }

                    records.Add(record);
                }

                if (records.Count > 0)
                {
                    yield return (snapshot, records);
                }

                after = course.Key.Course;
            }
        }
    }
}
