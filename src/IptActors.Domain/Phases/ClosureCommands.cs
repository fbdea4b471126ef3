using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Phases;

/// <summary>Commands that end a course and take it up again. Those that mend an ending are taken by a closed course.</summary>
public abstract record ClosureCommand : CourseCommand, IAllowedAfterClosure
{
    private protected ClosureCommand()
    {
    }
}

/// <summary>Ends the course.</summary>
/// <param name="Reason">Code of a closure reason of the catalog; it must fit whether the client was taken on for treatment.</param>
/// <param name="SubReason">Code of the list <c>closure_sub_reason</c>, where the reason knows sub-reasons; null otherwise or when not known.</param>
/// <param name="Planned">Whether the ending was agreed; only where the reason does not say it itself.</param>
/// <param name="Destination">Code of the list <c>referral_destination</c>: where the client goes; required where the reason says so.</param>
/// <param name="DiedOn">Day of death; required exactly when the client died.</param>
/// <param name="Note">Anything worth keeping.</param>
public sealed record CloseCourse(
    string Reason,
    string? SubReason,
    bool? Planned,
    string? Destination,
    DateOnly? DiedOn,
    ProtectedText? Note) : ClosureCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.OptionalText("note", Note);
        check.PastDay("died_on", DiedOn);
        check.OptionalCode("destination", Destination, "referral_destination");
        if (check.Catalog.ClosureReasons.Find(Reason) is not { } reason)
        {
            check.Fail("reason", $"Expected a closure reason of the catalog ({check.Catalog.ClosureReasons.Expected}), found another.");
            return;
        }

        check.That(
            SubReason is null || reason.SubReasons.Contains(SubReason),
            "sub_reason",
            reason.SubReasons.Count == 0
                ? $"Expected none: {reason.Code} has no sub-reasons."
                : $"Expected one of {string.Join(", ", reason.SubReasons)}, found another.");
        check.That(Planned is null || reason.Planned is null, "planned", $"Expected none: {reason.Code} says itself whether the ending was planned.");
        check.That(Destination is not null || !reason.NeedsDestination, "destination", $"Expected where the client goes: {reason.Code} asks for it.");
        check.That(DiedOn is not null == reason.Terminal, "died_on", reason.Terminal ? "Expected the day of death, found nothing." : $"Expected none: {reason.Code} is not about a death.");
        CheckPlannedIsSaid(check, reason);
    }

    // Without it the NHS end code could not be told.
    private void CheckPlannedIsSaid(FieldChecks check, ClosureReason reason) => check.That(
        Planned is not null || reason.NhsCode is not null || reason.NhsCodeIfPlanned == reason.NhsCodeIfUnplanned,
        "planned",
        $"Expected whether the ending was agreed: {reason.Code} can be either.");
}

/// <summary>Takes up a closed course again within the days the policy allows; later a new course is opened, linked to this one.</summary>
/// <param name="To">The phase to go on in: initial, middle or maintenance.</param>
/// <param name="Reason">Code of the list <c>reopen_reason</c>.</param>
/// <param name="Note">Why, in words; required when the code is <c>other</c>.</param>
public sealed record ReopenCourse(Phase To, string Reason, ProtectedText? Note) : ClosureCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.That(To is Phase.Initial or Phase.Middle or Phase.Maintenance, "to", "Expected initial, middle or maintenance.");
        check.CodeWithNote("reason", Reason, "reopen_reason", "note", Note);
    }
}

/// <summary>Records that the client of a course already closed has died: nothing reopens it and the retention clock restarts.</summary>
/// <param name="DiedOn">Day of death.</param>
public sealed record RecordDeath(DateOnly DiedOn) : ClosureCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check) => check.PastDay("died_on", DiedOn);
}
