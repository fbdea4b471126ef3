namespace IptActors.Domain.Phases;

/// <summary>How a closed course ended.</summary>
/// <param name="From">The phase it ended in.</param>
/// <param name="Reason">Code of a closure reason of the catalog.</param>
/// <param name="SubReason">Code of the list <c>closure_sub_reason</c>; null when none was given.</param>
/// <param name="Planned">Whether the ending was agreed; null when nobody said.</param>
/// <param name="NhsCode">NHS end code to report; null when there is none.</param>
/// <param name="Destination">Code of the list <c>referral_destination</c>; null when none was given.</param>
/// <param name="ClosedOn">The day.</param>
/// <param name="DiedOn">Day of death; null unless the client died.</param>
/// <param name="Terminal">Whether nothing may reopen the course (R4).</param>
/// <param name="RetainUntil">First day on which the record may be disposed of.</param>
public sealed record Closure(
    Phase From,
    string Reason,
    string? SubReason,
    bool? Planned,
    string? NhsCode,
    string? Destination,
    DateOnly ClosedOn,
    DateOnly? DiedOn,
    bool Terminal,
    DateOnly RetainUntil)
{
    /// <summary>Version of the event that made it what it is: the closure, or a death recorded since.</summary>
    internal long Version { get; init; }

    /// <summary>The course as it was before that event, for the case that the event was a mistake.</summary>
    internal Lifecycle? Before { get; init; }
}
