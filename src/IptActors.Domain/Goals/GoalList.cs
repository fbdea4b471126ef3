using System.Diagnostics;
using IptActors.Domain.Values;

namespace IptActors.Domain.Goals;

/// <summary>The goals of a course.</summary>
/// <param name="Goals">Goals by ordinal: the one at index 0 has ordinal 1.</param>
public sealed record GoalList(ValueList<Goal> Goals)
{
    /// <summary>No goals yet.</summary>
    public static GoalList Empty { get; } = new([]);

    /// <summary>Whether a goal that was not refused is linked to a problem area (T13).</summary>
    public bool AnyLinkedToArea => Goals.Any(goal => goal is { ProblemArea: not null, Status: not ("rejected" or "entered-in-error") });

    /// <summary>The goal of this ordinal; null when there is none.</summary>
    public Goal? Find(int goal) => goal >= 1 && goal <= Goals.Count ? Goals[goal - 1] : null;

    internal GoalList Evolve(GoalEvent happened) => happened switch
    {
        GoalSet e => new GoalList(Goals.Add(new Goal(
            e.Goal, e.Text, e.ProblemArea, e.RelatedPerson, e.Measure, e.Baseline, e.Target, null, e.DueSession, e.Status, null))),
        GoalRated e => Change(e.Goal, it => it with { Value = e.Value, Baseline = it.Baseline ?? e.Value, Achievement = e.Achievement }),
        GoalStatusChanged e => Change(e.Goal, it => it with { Status = e.Status }),
        GoalLinked e => Change(e.Goal, it => it with { ProblemArea = e.ProblemArea, RelatedPerson = e.RelatedPerson }),
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    private GoalList Change(int goal, Func<Goal, Goal> change) => new(Goals.SetItem(goal - 1, change(Goals[goal - 1])));
}
