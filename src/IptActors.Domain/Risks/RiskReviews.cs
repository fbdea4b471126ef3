using IptActors.Domain.Courses;
using IptActors.Domain.Phases;

namespace IptActors.Domain.Risks;

/// <summary>Opens risk reviews, for whatever asks for one.</summary>
internal static class RiskReviews
{
    /// <summary>Code of the list <c>risk_source</c> for answers to a measure, corrected ones too.</summary>
    public const string Measure = "measure";

    /// <summary>Requires a review of what became known at <paramref name="since"/> and is recorded now.</summary>
    public static void Require(Deliberation d, string source, int? administration, bool escalate, DateTimeOffset since, int? session)
    {
        var age = HoursSince(d, since);
        d.Raise(new RiskReviewRequired(
            d.State.Risks.Reviews.Count + 1,
            source,
            administration,
            escalate,
            age,
            age > d.Policy.LateRiskEntryHours,
            session,
            d.State.Lifecycle.Phase == Phase.Closed,
            DueOn(d, escalate)));
    }

    /// <summary>Whole hours from a moment to the recording.</summary>
    public static int HoursSince(Deliberation d, DateTimeOffset since) => (int)Math.Clamp((d.Context.Now - since).TotalHours, 0, int.MaxValue);

    private static DateOnly DueOn(Deliberation d, bool escalate)
    {
        var sameDay = escalate && d.Policy.EscalateSameDay;
        return d.Context.Today.AddDays(sameDay ? 0 : d.Policy.RiskReviewDays);
    }
}
