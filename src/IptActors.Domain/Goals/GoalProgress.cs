namespace IptActors.Domain.Goals;

/// <summary>What a rating says about a goal, in FHIR's words of achievement.</summary>
internal static class GoalProgress
{
    /// <summary>The achievement that follows from a value. The goal's own direction counts: a target below the baseline is reached by falling.</summary>
    public static string Of(Goal goal, int value)
    {
        // Without a baseline the first rating is one; the target is then taken to lie above, as in goal attainment scaling.
        var rising = goal.Baseline is not { } baseline || goal.Target >= baseline;
        var reached = rising ? value >= goal.Target : value <= goal.Target;
        if (reached)
        {
            return goal.Achievement is "achieved" or "sustaining" ? "sustaining" : "achieved";
        }

        if ((goal.Value ?? goal.Baseline) is not { } before)
        {
            return "in-progress";
        }

        var gain = rising ? value - before : before - value;
        return gain switch
        {
            > 0 => "improving",
            < 0 => "worsening",
            _ => "no-change",
        };
    }
}
