using IptActors.Domain.Courses;

namespace IptActors.Domain.Sessions;

/// <summary>What becomes of planned appointments when the course ends.</summary>
internal static class PlannedAppointments
{
    /// <summary>Rule R4, and for every other ending too: nobody is to wait for an appointment of a closed course.</summary>
    public static void CancelFuture(Deliberation d)
    {
        foreach (var planned in d.State.Sessions.PlannedAfter(d.Context.OccurredAt))
        {
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
