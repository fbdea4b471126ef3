namespace IptActors.Domain.Risks;

/// <summary>A risk review, open until a clinician acknowledges it.</summary>
/// <param name="Ordinal">Number in this course, from 1.</param>
/// <param name="Administration">Number of the administration whose answers opened it; null for a concern.</param>
/// <param name="Escalate">Whether it needs an answer on the same day.</param>
/// <param name="OpenedOn">Day on which it was recorded (UTC).</param>
/// <param name="DueOn">Day by which it should be answered (UTC).</param>
/// <param name="Session">Ordinal of the session in which it came up; null when outside a session.</param>
/// <param name="Outcome">Code of the list <c>risk_review_outcome</c>; null while it is open.</param>
public sealed record RiskReview(int Ordinal, int? Administration, bool Escalate, DateOnly OpenedOn, DateOnly DueOn, int? Session, string? Outcome)
{
    /// <summary>Whether it waits for a clinician.</summary>
    public bool IsOpen => Outcome is null;
}
