using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;

namespace IptActors.Domain.ExpectedCourses;

/// <summary>How many sessions a course is planned for.</summary>
public static class PlannedSessions
{
    /// <summary>Those of the acute contract in force; before one is agreed, the most that the protocol usually has.</summary>
    public static int Of(CourseState state, ClinicalCatalog catalog) => state.Contracts.Acute?.Sessions ?? catalog.Protocols[state.Referral!.Protocol].Sessions.Max;
}
