using IptActors.Domain.Catalog;
using IptActors.Domain.Phases;

namespace IptActors.Domain.Courses;

/// <summary>
/// What an open course keeps for itself: no other open course of the clinic may have the same (rule R14). One course
/// cannot see another, so whoever lists courses enforces it.
/// </summary>
/// <param name="ClientRef">The clinic's own pseudonymous reference of the client.</param>
/// <param name="Service">The service that treats.</param>
public sealed record CourseExclusivity(string ClientRef, string Service)
{
    /// <summary>What the course keeps for itself; null when it is not opened, closed, or the policy allows several.</summary>
    public static CourseExclusivity? Of(CourseState state, ServicePolicy policy) =>
        state is { Referral: { } referral, Lifecycle.Phase: not Phase.Closed } && policy.OneActiveCoursePerClient
            ? new CourseExclusivity(referral.ClientRef, referral.Service)
            : null;
}
