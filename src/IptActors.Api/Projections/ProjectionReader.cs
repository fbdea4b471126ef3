using IptActors.Api.Access;
using IptActors.Api.AccessLog;
using IptActors.Domain.Catalog;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Projections.CourseSummaries;
using IptActors.Engine.Projections.Queries;

namespace IptActors.Api.Projections;

/// <summary>An admitted query: who asks, how much they see, and the rows they may read.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Detail">How much of a course they see.</param>
/// <param name="Rows">Reads rows; always with <see cref="Query"/>.</param>
/// <param name="Position">The rows hold all events up to here, at least.</param>
/// <param name="Catalog">The catalog of the clinic.</param>
/// <param name="Course">The course asked for, which the caller may see; null in queries about a clinic.</param>
/// <param name="Today">The day (UTC).</param>
/// <param name="Access">Takes what the answer shows: courses, or figures over courses.</param>
internal sealed record ProjectionReader(
    Caller Caller, CourseDetail Detail, IProjectionRows Rows, long Position, ClinicalCatalog Catalog, CourseSummaryRow? Course, DateOnly Today, AccessDeclaration Access)
{
    /// <summary>Whether the caller sees only aggregates: small counts are left out then.</summary>
    public bool OnlyAggregates => Caller.Role == "dashboard";

    /// <summary>What of figures over courses the caller may see.</summary>
    public Publication Publication => OnlyAggregates ? Publication.Of(Catalog.DefaultPolicy, Catalog.OutcomeRules["nhs-tt"]) : Publication.Everything;

    /// <summary>A query over rows that the caller may see; in queries about a course, of that course.</summary>
    public RowQuery Query
    {
        get
        {
            var query = new RowQuery(Caller.Clinic) { Viewer = ViewerOf(Caller) };

            // Whether the caller sees the one course was found out before.
            return Course is null ? query : (query with { Viewer = null }).Where("course", RowComparison.Equal, Course.Course);
        }
    }

    /// <summary>Who the caller is to the courses; null when they see all of the clinic.</summary>
    public static CourseViewer? ViewerOf(Caller caller) => caller.Scope.HasFlag(CourseScope.Clinic)
        ? null
        : new CourseViewer(caller.Person, caller.Scope.HasFlag(CourseScope.OwnCourses), caller.Scope.HasFlag(CourseScope.SuperviseesCourses));

    /// <summary>A course of the caller's clinic.</summary>
    public CourseKey KeyOf(string course) => new(Caller.Clinic, CourseId.Parse(course));

    /// <summary>Resource name of a course of the caller's clinic.</summary>
    public string NameOf(string course) => $"clinics/{Caller.Clinic}/courses/{course}";
}
