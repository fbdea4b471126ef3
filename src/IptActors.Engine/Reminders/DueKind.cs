namespace IptActors.Engine.Reminders;

/// <summary>What somebody waits for in a course.</summary>
public enum DueKind
{
    /// <summary>A measure that was asked for.</summary>
    Measure,

    /// <summary>A risk review that no clinician has acknowledged.</summary>
    RiskReview,

    /// <summary>A suspended course that was expected to go on.</summary>
    Resume,
}
