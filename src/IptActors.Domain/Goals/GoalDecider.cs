using System.Diagnostics;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Goals;

/// <summary>Decides commands about goals.</summary>
internal static class GoalDecider
{
    public static void Decide(GoalCommand command, Deliberation d)
    {
        switch (command)
        {
            case SetGoal c:
                Set(c, d);
                break;
            case RateGoal c:
                Rate(c, d);
                break;
            case ChangeGoalStatus c:
                ChangeStatus(c, d);
                break;
            case LinkGoal c:
                Link(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Set(SetGoal c, Deliberation d)
    {
        d.KnowsPerson("related_person", c.RelatedPerson);
        d.Raise(new GoalSet(
            d.State.Goals.Goals.Count + 1, c.Text, c.ProblemArea, c.RelatedPerson, c.Measure, c.Baseline, c.Target, c.DueSession, c.Status ?? "active"));
    }

    private static void Rate(RateGoal c, Deliberation d)
    {
        if (Find(c.Goal, d) is not { } goal)
        {
            return;
        }

        var range = d.Catalog.Codes("goal_measure").Find(goal.Measure)?.Range;
        if (range is { } allowed && !allowed.Contains(c.Value))
        {
            d.RejectField("value", $"Expected {allowed} for a goal measured by {goal.Measure}, found {c.Value}.");
            return;
        }

        d.Require(!goal.Ended, "goal_ended", $"Goal {c.Goal} is {goal.Status}. Make it active again with ChangeGoalStatus before rating it.");
        d.Raise(new GoalRated(c.Goal, c.Value, c.Achievement ?? GoalProgress.Of(goal, c.Value), c.Achievement is null, c.Note));
    }

    private static void ChangeStatus(ChangeGoalStatus c, Deliberation d)
    {
        if (Find(c.Goal, d) is not { } goal || goal.Status == c.Status)
        {
            return;
        }

        d.Require(
            !goal.Ended || c.Status is "active" or "entered-in-error",
            "goal_ended",
            $"Goal {c.Goal} is {goal.Status}. It can only become active again, or be marked as entered in error.");
        d.Raise(new GoalStatusChanged(c.Goal, goal.Status, c.Status, c.Reason));
    }

    private static void Link(LinkGoal c, Deliberation d)
    {
        if (Find(c.Goal, d) is not { } goal || (goal.ProblemArea == c.ProblemArea && goal.RelatedPerson == c.RelatedPerson))
        {
            return;
        }

        d.KnowsPerson("related_person", c.RelatedPerson);
        d.Raise(new GoalLinked(c.Goal, c.ProblemArea, c.RelatedPerson));
    }

    private static Goal? Find(int ordinal, Deliberation d)
    {
        var found = d.State.Goals.Find(ordinal);
        if (found is null)
        {
            d.RejectUnknown("goal", $"Expected the ordinal of a goal, 1 to {d.State.Goals.Goals.Count}, found {ordinal}.");
        }

        return found;
    }
}
