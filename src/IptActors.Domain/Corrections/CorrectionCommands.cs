using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Domain.Corrections;

/// <summary>Commands that mend the record without changing what was recorded (rule R11).</summary>
public abstract record CorrectionCommand : CourseCommand, IAllowedAfterClosure
{
    private protected CorrectionCommand()
    {
    }
}

/// <summary>
/// Marks an entry as made in error: its effect is taken away, the entry itself stays visible to auditors. Only for kinds whose
/// effect can be taken away cleanly; the others have a command of their own that corrects them.
/// </summary>
/// <param name="RefersTo">Version of the event that made the entry.</param>
/// <param name="Reason">Code of the list <c>correction_reason</c>.</param>
/// <param name="Note">What went wrong; null when the reason says it.</param>
public sealed record RetractEntry(int RefersTo, string Reason, ProtectedText? Note) : CorrectionCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("refers_to", RefersTo);
        check.Code("reason", Reason, "correction_reason");
        check.OptionalText("note", Note);
    }
}
