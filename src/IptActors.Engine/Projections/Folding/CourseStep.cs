using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Engine.History;

namespace IptActors.Engine.Projections.Folding;

/// <summary>One event of a course with the course before and after it: read, decoded and folded once for all projections.</summary>
/// <param name="Record">The event as it is stored, its headers, and what it says.</param>
/// <param name="Before">The course before it.</param>
/// <param name="After">The course after it.</param>
/// <param name="Catalog">The catalog of the clinic.</param>
public readonly record struct CourseStep(CourseEventRecord Record, CourseState Before, CourseState After, ClinicalCatalog Catalog)
{
    /// <summary>What happened.</summary>
    public CourseEvent Event => Record.Recorded.Event;
}
