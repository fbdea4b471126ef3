using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.BetweenSessions;

/// <summary>Commands about what goes on between the sessions: tasks, information, resources, observations.</summary>
public abstract record BetweenSessionsCommand : CourseCommand
{
    private protected BetweenSessionsCommand()
    {
    }
}

/// <summary>Agrees a task to do before a later session. Part of some protocols, never compulsory in IPT.</summary>
/// <param name="Text">The task as agreed.</param>
/// <param name="ProblemArea">Code of the problem area it serves; null for none.</param>
/// <param name="Goal">Ordinal of the goal it serves; null for none.</param>
/// <param name="Person">Ordinal of the person of the inventory it is about; null for none.</param>
/// <param name="DueOn">Day by which it should be done; null for the next session.</param>
public sealed record AgreeHomework(ProtectedText Text, string? ProblemArea, int? Goal, int? Person, DateOnly? DueOn) : BetweenSessionsCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Text("text", Text);
        check.OptionalProblemArea("problem_area", ProblemArea);
        check.Ordinal("goal", Goal);
        check.Ordinal("person", Person);
        check.That(DueOn is null || DueOn.Value.Year is >= 1990 and < 2200, "due_on", $"Expected a day from 1990 to 2199, found {DueOn:yyyy-MM-dd}.");
    }
}

/// <summary>Looks back at a task: whether it was done and what came of it.</summary>
/// <param name="Homework">Ordinal of the task.</param>
/// <param name="Status">Code of the list <c>homework_status</c>.</param>
/// <param name="Note">What came of it; null when not given.</param>
public sealed record ReviewHomework(int Homework, string Status, ProtectedText? Note) : BetweenSessionsCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("homework", Homework);
        check.Code("status", Status, "homework_status");
        check.OptionalText("note", Note);
    }
}

/// <summary>Records what the client was told about illness and treatment (T06).</summary>
/// <param name="Topics">Codes of the list <c>psychoeducation_topic</c>; at least one.</param>
/// <param name="SickRoleGiven">Whether the client was given the sick role: relieved of some duties, with the duty to work on recovery.</param>
/// <param name="Note">Anything else worth keeping; null when nothing is.</param>
public sealed record GivePsychoeducation(ValueList<string> Topics, bool SickRoleGiven, ProtectedText? Note) : BetweenSessionsCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Codes("topics", Topics, "psychoeducation_topic", 1);
        check.OptionalText("note", Note);
    }
}

/// <summary>Records a resource given to the client: a leaflet, a site, an app, a service.</summary>
/// <param name="Kind">Code of the list <c>resource_kind</c>.</param>
/// <param name="Title">Name of the resource, 1 to 200 characters.</param>
/// <param name="Reference">Address, ISBN or telephone number; at most 200 characters. Null when the title says enough.</param>
/// <param name="Note">What for; null when not given.</param>
public sealed record ShareResource(string Kind, string Title, string? Reference, ProtectedText? Note) : BetweenSessionsCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("kind", Kind, "resource_kind");
        check.Name("title", Title);
        check.OptionalName("reference", Reference);
        check.OptionalText("note", Note);
    }
}
