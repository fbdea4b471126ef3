using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Phases;

/// <summary>Commands that move a course through its phases while it is open.</summary>
public abstract record PhaseCommand : CourseCommand
{
    private protected PhaseCommand()
    {
    }
}

/// <summary>Begins the screening for suitability.</summary>
public sealed record StartAssessment : PhaseCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        // The command has no fields.
    }
}

/// <summary>Takes the client on: the course enters the initial phase. Consent (T01) and, for minors, guardian and assent (R13) come first.</summary>
public sealed record StartTreatment : PhaseCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        // The command has no fields.
    }
}

/// <summary>Enters the next phase of treatment: middle, termination or maintenance.</summary>
/// <param name="To">The phase to enter; the one right after the present phase.</param>
public sealed record AdvancePhase(Phase To) : PhaseCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check) => check.That(
        To is Phase.Middle or Phase.Termination or Phase.Maintenance,
        "to",
        "Expected middle, termination or maintenance. Assessment, treatment and closing have commands of their own.");
}

/// <summary>Goes back to an earlier phase of treatment (R1), say because the focus turned out to be wrong.</summary>
/// <param name="To">The phase to go back to: initial, middle or termination.</param>
/// <param name="Reason">Code of the list <c>revert_reason</c>.</param>
/// <param name="Note">Why, in words; required when the code is <c>other</c>.</param>
public sealed record RevertPhase(Phase To, string Reason, ProtectedText? Note) : PhaseCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.That(To is Phase.Initial or Phase.Middle or Phase.Termination, "to", "Expected initial, middle or termination.");
        check.CodeWithNote("reason", Reason, "revert_reason", "note", Note);
    }
}

/// <summary>Pauses the course. Waiting times and gaps keep counting; no session is held until it is resumed (R6).</summary>
/// <param name="Reason">Code of the list <c>suspend_reason</c>.</param>
/// <param name="ExpectedResume">Day on which it is expected to go on; null when nobody can say.</param>
/// <param name="Note">Why, in words; required when the code is <c>other</c>.</param>
public sealed record SuspendCourse(string Reason, DateOnly? ExpectedResume, ProtectedText? Note) : PhaseCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.CodeWithNote("reason", Reason, "suspend_reason", "note", Note);
        check.That(
            ExpectedResume is null || ExpectedResume >= check.Context.OccurredOn,
            "expected_resume",
            $"Expected a day from {check.Context.OccurredOn:yyyy-MM-dd} on, found {ExpectedResume:yyyy-MM-dd}.");
    }
}

/// <summary>Goes on after a pause. The planned end of the contract moves by as many days as the pause took.</summary>
public sealed record ResumeCourse : PhaseCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        // The command has no fields.
    }
}
