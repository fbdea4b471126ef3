namespace IptActors.Domain.Measures.Scoring;

/// <summary>A score, or every reason why there is none.</summary>
public abstract record ScoringResult
{
    private ScoringResult()
    {
    }

    /// <summary>The answers were valid. The total may still be null when too many are missing.</summary>
    /// <param name="Score">What they come to.</param>
    public sealed record Scored(MeasureScore Score) : ScoringResult;

    /// <summary>At least one answer was not valid; nothing was scored.</summary>
    /// <param name="Violations">All of them, in the order of the answers.</param>
    public sealed record Invalid(IReadOnlyList<AnswerViolation> Violations) : ScoringResult;
}
