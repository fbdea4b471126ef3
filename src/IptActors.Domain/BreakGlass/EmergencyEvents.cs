using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.BreakGlass;

/// <summary>What happened about access in emergencies.</summary>
public abstract record EmergencyEvent : CourseEvent
{
    private protected EmergencyEvent()
    {
    }
}

/// <summary>Somebody without a relation to the course opened it in an emergency, for a time.</summary>
/// <param name="Emergency">Number of the access in this course, from 1.</param>
/// <param name="By">Id of the person it is open to.</param>
/// <param name="Reason">What the emergency was.</param>
/// <param name="ExpiresAt">From this moment on it is no longer open (UTC).</param>
public sealed record EmergencyAccessOpened(int Emergency, string By, ProtectedText Reason, DateTimeOffset ExpiresAt) : EmergencyEvent;

/// <summary>An emergency access was reviewed. It ends with the review, if it has not expired before.</summary>
/// <param name="Emergency">Number of the access in this course.</param>
/// <param name="By">Id of the reviewer.</param>
/// <param name="Outcome">Code of the list <c>emergency_review_outcome</c>.</param>
/// <param name="Note">What was found, and what follows from it.</param>
public sealed record EmergencyAccessReviewed(int Emergency, string By, string Outcome, ProtectedText Note) : EmergencyEvent;
