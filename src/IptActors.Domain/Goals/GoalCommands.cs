using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Goals;

/// <summary>Commands about goals of the treatment.</summary>
public abstract record GoalCommand : CourseCommand
{
    private protected GoalCommand()
    {
    }
}

/// <summary>Sets a goal.</summary>
/// <param name="Text">The goal in the client's words.</param>
/// <param name="ProblemArea">Code of the problem area it belongs to; null for a goal outside the focus.</param>
/// <param name="RelatedPerson">Ordinal of a person of the inventory; null for none.</param>
/// <param name="Measure">Code of the list <c>goal_measure</c>: <c>gas</c> (-2 to +2), <c>numeric_0_10</c> or <c>yes_no</c> (0 or 1).</param>
/// <param name="Baseline">Value at the start; null when not rated yet.</param>
/// <param name="Target">Value at which the goal is reached. A target below the baseline is reached by falling.</param>
/// <param name="DueSession">Number of the treatment session by which it should be reached; null for none.</param>
/// <param name="Status">Code of the list <c>goal_status</c>; null for <c>active</c>.</param>
public sealed record SetGoal(
    ProtectedText Text,
    string? ProblemArea,
    int? RelatedPerson,
    string Measure,
    int? Baseline,
    int Target,
    int? DueSession,
    string? Status) : GoalCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Text("text", Text);
        check.OptionalProblemArea("problem_area", ProblemArea);
        check.Ordinal("related_person", RelatedPerson);
        check.Code("measure", Measure, "goal_measure");
        if (check.Catalog.Codes("goal_measure").Entries.FirstOrDefault(entry => entry.Code == Measure)?.Range is { } range)
        {
            check.Range("baseline", Baseline, range.Min, range.Max);
            check.Range("target", Target, range.Min, range.Max);
            check.That(Baseline != Target, "target", $"Expected a target other than the baseline, found {Target} for both.");
        }

        check.Range("due_session", DueSession, 1, 100);
        check.OptionalCode("status", Status, "goal_status");
    }
}

/// <summary>Rates the progress of a goal.</summary>
/// <param name="Goal">Ordinal of the goal.</param>
/// <param name="Value">Value on the measure of the goal.</param>
/// <param name="Achievement">Code of the list <c>goal_achievement</c> as the therapist sees it; null has it computed from the values.</param>
/// <param name="Note">What it rests on; null when not given.</param>
public sealed record RateGoal(int Goal, int Value, string? Achievement, ProtectedText? Note) : GoalCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("goal", Goal);
        // The range depends on the measure of the goal, which only the course knows; these are the ends of all measures.
        check.Range("value", Value, -2, 10);
        check.OptionalCode("achievement", Achievement, "goal_achievement");
        check.OptionalText("note", Note);
    }
}

/// <summary>Changes the status of a goal.</summary>
/// <param name="Goal">Ordinal of the goal.</param>
/// <param name="Status">Code of the list <c>goal_status</c>.</param>
/// <param name="Reason">Why; null when not given.</param>
public sealed record ChangeGoalStatus(int Goal, string Status, ProtectedText? Reason) : GoalCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("goal", Goal);
        check.Code("status", Status, "goal_status");
        check.OptionalText("reason", Reason);
    }
}

/// <summary>Says to which problem area and person a goal belongs; replaces what was said before.</summary>
/// <param name="Goal">Ordinal of the goal.</param>
/// <param name="ProblemArea">Code of the problem area; null for none.</param>
/// <param name="RelatedPerson">Ordinal of a person of the inventory; null for none.</param>
public sealed record LinkGoal(int Goal, string? ProblemArea, int? RelatedPerson) : GoalCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("goal", Goal);
        check.OptionalProblemArea("problem_area", ProblemArea);
        check.Ordinal("related_person", RelatedPerson);
    }
}
