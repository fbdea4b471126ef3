using IptActors.Domain.Values;

namespace IptActors.Domain.BreakGlass;

/// <summary>One access in an emergency.</summary>
/// <param name="Ordinal">Number in this course, from 1.</param>
/// <param name="By">Id of the person it is or was open to.</param>
/// <param name="Reason">What the emergency was.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="ExpiresAt">From this moment on it is no longer open (UTC).</param>
/// <param name="Review">What came of the review; null while it waits for one.</param>
public sealed record EmergencyAccess(int Ordinal, string By, ProtectedText Reason, DateTimeOffset OpenedAt, DateTimeOffset ExpiresAt, EmergencyReview? Review)
{
    /// <summary>Whether the course is open to the person at a moment. A review ends it early.</summary>
    public bool Covers(string person, DateTimeOffset now) => Review is null && now < ExpiresAt && By == person;
}
