using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures.Scoring;
using IptActors.Domain.Risks;
using IptActors.Domain.Values;

namespace IptActors.Domain.Measures;

/// <summary>What follows from the risk items of a measure. Goes by the items alone: the total may be low, missing, late, from outside a session or after closure.</summary>
internal static class RiskFollowUp
{
    /// <summary>
    /// Reports the risk items that were not endorsed, or lower, before, and opens a review unless one that is open covers them.
    /// </summary>
    /// <param name="d">The command being decided.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="card">The scored answers.</param>
    /// <param name="administration">Number of the administration.</param>
    /// <param name="before">What was endorsed before a correction; empty for a new administration.</param>
    /// <param name="completedAt">When it was filled in.</param>
    /// <param name="session">Ordinal of the session; null outside sessions.</param>
    public static void Of(
        Deliberation d,
        Measure measure,
        Scorecard card,
        int administration,
        ValueList<EndorsedItem> before,
        DateTimeOffset completedAt,
        int? session)
    {
        var risen = card.RiskItems.Where(item => item.Level > LevelIn(before, item.Item)).ToList();
        foreach (var item in risen)
        {
            d.Raise(new RiskItemEndorsed(administration, measure.Code, item.Item, item.Level, item.Escalate, item.Concern, item.Prompts.ToValueList()));
        }

        var escalate = risen.Exists(item => item.Escalate);
        if (risen.Count > 0)
        {
            if (!Covered(d, administration, escalate))
            {
                RiskReviews.Require(d, RiskReviews.Measure, administration, escalate, completedAt, session);
            }

            Warn(d, risen, completedAt);
        }

        d.Require(
            card.RiskItemsMissing.Count == 0,
            "risk_item_missing",
            $"Expected an answer to {string.Join(", ", card.RiskItemsMissing)}, found none. Ask the client directly.");
    }

    private static int LevelIn(ValueList<EndorsedItem> endorsed, string item) =>
        endorsed.FirstOrDefault(known => known.Item == item)?.Level ?? 0;

    private static bool Covered(Deliberation d, int administration, bool escalate) =>
        d.State.Risks.OpenReviews.Any(review => review.Administration == administration && (review.Escalate || !escalate));

    private static void Warn(Deliberation d, List<EndorsedRiskItem> risen, DateTimeOffset completedAt)
    {
        var policy = d.Policy;
        var hours = RiskReviews.HoursSince(d, completedAt);
        d.Require(
            hours <= policy.LateRiskEntryHours,
            "risk_entry_late",
            $"Expected an endorsed risk item to be recorded within {policy.LateRiskEntryHours} hours, found {hours}.");
        d.Require(
            !policy.EscalateSameDay || !risen.Exists(item => item.Escalate),
            "escalate_same_day",
            $"Expected contact with the client today because of {string.Join(", ", risen.Where(item => item.Escalate).Select(item => item.Item))}.");
    }
}
