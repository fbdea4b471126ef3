using IptActors.Domain.Courses;
using IptActors.Domain.Phases;
using IptActors.Domain.Values;

namespace IptActors.Domain.BreakGlass;

/// <summary>Commands about access in an emergency. Taken on a closed course too: an emergency does not ask how treatment ended.</summary>
public abstract record EmergencyCommand : CourseCommand, IAllowedAfterClosure
{
    private protected EmergencyCommand()
    {
    }
}

/// <summary>
/// Opens the course to a therapist who has no relation to it ("break glass"): the client is in danger and whoever treats them cannot be
/// asked. For the hours that the policy of the service sets; a supervisor reviews it afterwards.
/// </summary>
/// <param name="Reason">What the emergency is, and why nobody of the care team could act.</param>
public sealed record OpenEmergencyAccess(ProtectedText Reason) : EmergencyCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check) => check.Text("reason", Reason);
}

/// <summary>Closes the review of an emergency access: somebody else than the one who opened it says whether it was right.</summary>
/// <param name="Emergency">Number of the access in this course.</param>
/// <param name="Outcome">Code of the list <c>emergency_review_outcome</c>.</param>
/// <param name="Note">What was found, and what follows from it.</param>
public sealed record ReviewEmergencyAccess(int Emergency, string Outcome, ProtectedText Note) : EmergencyCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("emergency", Emergency);
        check.Code("outcome", Outcome, "emergency_review_outcome");
        check.Text("note", Note);
    }
}
