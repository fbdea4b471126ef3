using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Phases;

/// <summary>What changes phase, suspension or closure of a course.</summary>
public abstract record PhaseEvent : CourseEvent
{
    private protected PhaseEvent()
    {
    }
}

/// <summary>The course entered a later phase.</summary>
/// <param name="From">The phase left.</param>
/// <param name="To">The phase entered.</param>
public sealed record PhaseAdvanced(Phase From, Phase To) : PhaseEvent;

/// <summary>The course went back to an earlier phase of treatment.</summary>
/// <param name="From">The phase left.</param>
/// <param name="To">The phase gone back to.</param>
/// <param name="Reason">Code of the list <c>revert_reason</c>.</param>
/// <param name="Note">Why, in words.</param>
public sealed record PhaseReverted(Phase From, Phase To, string Reason, ProtectedText? Note) : PhaseEvent;

/// <summary>The course was paused, or what is known of its pause changed.</summary>
/// <param name="Reason">Code of the list <c>suspend_reason</c>.</param>
/// <param name="ExpectedResume">Day on which it is expected to go on; null when nobody can say.</param>
/// <param name="Note">Anything worth keeping.</param>
public sealed record CourseSuspended(string Reason, DateOnly? ExpectedResume, ProtectedText? Note) : PhaseEvent;

/// <summary>The course went on after a pause.</summary>
/// <param name="SuspendedDays">Days the pause took, 0 when it ended on the day it began.</param>
public sealed record CourseResumed(int SuspendedDays) : PhaseEvent;

/// <summary>The course ended.</summary>
/// <param name="From">The phase it ended in.</param>
/// <param name="Treated">Whether the client had been taken on for treatment.</param>
/// <param name="Reason">Code of a closure reason of the catalog.</param>
/// <param name="SubReason">Code of the list <c>closure_sub_reason</c>; null when none was given.</param>
/// <param name="Planned">Whether the ending was agreed; null when neither the reason nor the clinician says.</param>
/// <param name="NhsCode">NHS end code to report; null when there is none.</param>
/// <param name="Destination">Code of the list <c>referral_destination</c>; null when none was given.</param>
/// <param name="DiedOn">Day of death; null unless the client died.</param>
/// <param name="Terminal">Whether nothing may reopen the course (R4).</param>
/// <param name="RetentionClass">Which clock the retention follows: <c>after_treatment</c> or <c>after_death</c>.</param>
/// <param name="RetainUntil">First day on which the record may be disposed of, by the policy of that day.</param>
/// <param name="Note">Anything worth keeping.</param>
public sealed record CourseClosed(
    Phase From,
    bool Treated,
    string Reason,
    string? SubReason,
    bool? Planned,
    string? NhsCode,
    string? Destination,
    DateOnly? DiedOn,
    bool Terminal,
    string RetentionClass,
    DateOnly RetainUntil,
    ProtectedText? Note) : PhaseEvent;

/// <summary>A closed course was taken up again. Outcome flags computed at the closure are void until the next one.</summary>
/// <param name="To">The phase it goes on in.</param>
/// <param name="ClosedDays">Days since the closure.</param>
/// <param name="Reason">Code of the list <c>reopen_reason</c>.</param>
/// <param name="Note">Why, in words.</param>
public sealed record CourseReopened(Phase To, int ClosedDays, string Reason, ProtectedText? Note) : PhaseEvent;

/// <summary>The client of a closed course died.</summary>
/// <param name="DiedOn">Day of death.</param>
/// <param name="RetentionClass">Always <c>after_death</c>; kept so that the event is complete.</param>
/// <param name="RetainUntil">First day on which the record may be disposed of, by the policy of that day.</param>
public sealed record DeathRecorded(DateOnly DiedOn, string RetentionClass, DateOnly RetainUntil) : PhaseEvent;
