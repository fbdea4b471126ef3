using System.Diagnostics;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Risks;

internal static class RiskDecider
{
    public static void Decide(RiskCommand command, Deliberation d)
    {
        switch (command)
        {
            case AssessRisk c:
                Assess(c, d);
                break;
            case RecordSafetyPlan c:
                Plan(c, d);
                break;
            case RaiseRiskConcern c:
                RaiseConcern(c, d);
                break;
            case AcknowledgeRiskReview c:
                Acknowledge(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Assess(AssessRisk c, Deliberation d)
    {
        d.KnowsSession("session", c.Session);
        d.Raise(new RiskAssessed(c.Level, c.Areas, c.ProtectiveFactors, c.SafetyPlanNeeded, c.Summary, c.Session));
        d.Require(
            c.Level == RiskArea.NoRisk || c.SafetyPlanNeeded || d.State.Risks.SafetyPlans > 0,
            "safety_plan_missing",
            "Expected a safety plan where there is risk, found that none was made and none is needed.");
    }

    private static void Plan(RecordSafetyPlan c, Deliberation d)
    {
        d.KnowsSession("session", c.Session);
        d.Raise(new SafetyPlanRecorded(
            d.State.Risks.SafetyPlans + 1,
            c.WarningSigns,
            c.CopingStrategies,
            c.Contacts,
            c.Professionals,
            c.MeansSafety,
            c.ReasonsForLiving,
            c.CopyGiven,
            c.Session));
    }

    private static void RaiseConcern(RaiseRiskConcern c, Deliberation d)
    {
        d.KnowsSession("session", c.Session);
        d.Raise(new RiskConcernRaised(c.Area, c.Source, c.Escalate, c.Detail, c.Session));
        RiskReviews.Require(d, c.Source, administration: null, c.Escalate, d.Context.OccurredAt, c.Session);
    }

    private static void Acknowledge(AcknowledgeRiskReview c, Deliberation d)
    {
        var review = d.State.Risks.Reviews.FirstOrDefault(review => review.Ordinal == c.Review);
        if (review is null)
        {
            d.RejectUnknown("review", $"Expected a risk review of this course ({d.State.Risks.Reviews.Count} so far), found {c.Review}.");
            return;
        }

        if (!review.IsOpen)
        {
            if (review.Outcome != c.Outcome)
            {
                d.RejectUnknown("review", $"Expected an open risk review, found {c.Review}, acknowledged with another outcome. Raise a new concern if there is more to review.");
            }

            return;
        }

        d.Raise(new RiskReviewAcknowledged(c.Review, c.Outcome, c.Action, c.EscalatedTo));
        d.Require(
            d.Context.Today <= review.DueOn,
            "risk_review_late",
            $"Expected risk review {c.Review} to be answered by {review.DueOn:yyyy-MM-dd}, found {d.Context.Today:yyyy-MM-dd}.");
    }
}
