using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.History;
using System.Text;
using System.Text.Json;

namespace IptActors.Engine.Listings;

/// <summary>The row of a course in the list of courses, as its state gives it.</summary>
public static class CourseListingOf
{
    /// <summary>The row; null for a course that was not opened.</summary>
    /// <param name="course">The course.</param>
    /// <param name="snapshot">Its state.</param>
    /// <param name="catalog">The catalog of its clinic: the policy of the service says whether it holds rule R14.</param>
    public static CourseListing? Snapshot(CourseKey course, CourseSnapshot snapshot, ClinicalCatalog catalog) => snapshot.State.Referral is { } referral
        ? Snapshot(course, snapshot, catalog.PolicyOf(referral.Service).OneActiveCoursePerClient)
        : null;

    /// <summary>The row; null for a course that was not opened.</summary>
    /// <param name="course">The course.</param>
    /// <param name="snapshot">Its state.</param>
    /// <param name="oneActiveCoursePerClient">Whether the service holds rule R14.</param>
    public static CourseListing? Snapshot(CourseKey course, CourseSnapshot snapshot, bool oneActiveCoursePerClient)
    {
        var state = snapshot.State;
        if (state.Referral is not { } referral)
        {
            return null;
        }

        var exclusive = oneActiveCoursePerClient && state.Lifecycle.Phase != Phase.Closed;
        return new CourseListing(
            course,
            exclusive ? ExclusiveKey(referral.ClientRef, referral.Service) : null,
            referral.Service,
            referral.Protocol,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(state.Lifecycle.Phase.ToString()),
            state.Lifecycle.Suspended,
            state.CareTeam.Therapist,
            state.CareTeam.Supervisor,
            snapshot.OpenedAt,
            state.LastRecordedAt);
    }

    /// <summary>Whether the rows of two states of one course can differ at all; cheaper than making both.</summary>
    public static bool MayDiffer(CourseState before, CourseState after) =>
        !ReferenceEquals(before.Referral, after.Referral)
        || !ReferenceEquals(before.Lifecycle, after.Lifecycle)
        || !ReferenceEquals(before.CareTeam, after.CareTeam);

    // A hash, so that the table of the list does not tell which courses are of one client.
    private static string ExclusiveKey(string clientRef, string service) => EventHash.Of(Encoding.UTF8.GetBytes($"{service}\n{clientRef}")).ToString();
}
