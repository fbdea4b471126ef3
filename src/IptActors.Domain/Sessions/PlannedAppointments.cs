using IptActors.Domain.Courses;

namespace IptActors.Domain.Sessions;

/// <summary>What becomes of planned appointments when the course ends.</summary>
internal static class PlannedAppointments
{
    /// <summary>Rule R4, and for every other ending too: nobody is to wait for an appointment of a closed course.</summary>
    /// <param name="followUpsToo">Whether follow-ups are called off as well: they lie after closure by their nature, so only a death ends them.</param>
    /// <param name="d">The closing of the course.</param>
    public static void CancelFuture(bool followUpsToo, Deliberation d)
    {
        var types = d.Catalog.Codes("appointment_type");
        foreach (var planned in d.State.Sessions.PlannedAfter(d.Context.OccurredAt))
        {
            if (!followUpsToo && types.Find(planned.Type)?.Has("after_closure") == true)
            {
                continue;
            }

            d.Raise(new SessionCancelled(
                planned.Session,
                CancelledBy.Provider,
                (int)Math.Floor((planned.StartsAt - d.Context.OccurredAt).TotalHours),
                true,
                planned.StartsAt,
                planned.Type,
                null));
        }
    }
}
