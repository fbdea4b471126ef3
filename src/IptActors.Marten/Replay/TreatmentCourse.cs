using IptActors.Domain.Courses;

namespace IptActors.Marten.Replay;

/// <summary>
/// A course as Marten aggregates it: <c>session.Events.AggregateStreamAsync&lt;TreatmentCourse&gt;(course)</c> in a session of the clinic.
/// Marten's alias of this class is the type of our streams.
/// </summary>
public sealed class TreatmentCourse
{
    /// <summary>The course id.</summary>
    public string Id { get; set; } = "";

    /// <summary>The course, by the same fold as everywhere.</summary>
    public CourseState State { get; set; } = CourseState.Unopened;
}
