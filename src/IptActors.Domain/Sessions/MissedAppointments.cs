using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Sessions;

/// <summary>Applies the policy of the service for missed and cancelled appointments. It proposes; closing stays a human command.</summary>
internal static class MissedAppointments
{
    private const string Assessment = "assessment";

    public static DnaPolicy Policy(Deliberation d) => d.Catalog.DnaPolicies[d.Policy.DnaPolicy];

    public static void AfterMiss(SessionMissed missed, Deliberation d)
    {
        if (missed.DidNotAttend)
        {
            AfterMiss(missed.StartedAt, missed.AppointmentType, d.State.Sessions, d);
        }
    }

    /// <summary>A client who turns out not to have come counts as one who did not come; a closed course has nothing to propose.</summary>
    public static void AfterCorrection(SessionCorrected corrected, Deliberation d)
    {
        if (d.State.Lifecycle.Closure is null)
        {
            AfterMiss(corrected.StartedAt, corrected.AppointmentType, d.State.Sessions.Without(corrected.Session), d);
        }
    }

    private static void AfterMiss(DateTimeOffset startedAt, string type, SessionBook book, Deliberation d)
    {
        var policy = Policy(d);
        var total = book.TotalMissed + 1;
        // A miss recorded late, of a time before the client was last seen, is not part of the present row.
        var consecutive = book.ConsecutiveMissed + (startedAt > (book.LastAttended?.StartsAt ?? DateTimeOffset.MinValue) ? 1 : 0);
        var (limit, action) = type == Assessment && policy.AssessmentDna is { } afterAssessment ? (Assessment, afterAssessment)
            : consecutive >= policy.DnaLimitConsecutive ? ("consecutive", policy.OnLimit)
            : total >= policy.DnaLimitTotal ? ("total", policy.OnLimit)
            : consecutive >= policy.ReviewAtConsecutive ? ("review", DnaLimitAction.Review)
            : (null, default);
        if (limit is not null)
        {
            Reach(limit, consecutive, total, Cancellations(book, policy), action, policy, d);
        }
    }

    public static void AfterCancellation(SessionCancelled cancelled, Deliberation d)
    {
        var policy = Policy(d);
        if (cancelled.By != CancelledBy.Client || (policy.CancelLimitOnlyAssessment && cancelled.AppointmentType != Assessment))
        {
            return;
        }

        var book = d.State.Sessions;
        var cancellations = Cancellations(book, policy) + 1;
        if (cancellations >= policy.CancelLimit)
        {
            Reach("cancellations", book.ConsecutiveMissed, book.TotalMissed, cancellations, policy.OnLimit, policy, d);
        }
    }

    private static int Cancellations(SessionBook book, DnaPolicy policy) =>
        book.Appointments.Count(it => it.CancelledByClient && (!policy.CancelLimitOnlyAssessment || it.Type == Assessment));

    private static void Reach(string limit, int consecutive, int total, int cancellations, DnaLimitAction action, DnaPolicy policy, Deliberation d)
    {
        var code = action switch
        {
            DnaLimitAction.Review => "review",
            DnaLimitAction.OfferLastChance => "offer_last_chance",
            _ => "discharge",
        };
        d.Raise(new DnaLimitReached(limit, consecutive, total, cancellations, code, policy.NotifyReferrer));
        d.Breach(
            "dna_limit_reached",
            $"Missed in a row: {consecutive}; missed in all: {total}; cancelled by the client: {cancellations}. The policy '{policy.Code}' proposes: {code}.");
    }
}
