using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Risks;

/// <summary>What is known of risk in a course.</summary>
/// <param name="Level">Level of the assessment that was made last, however late others are entered; null when risk was never assessed (T05 not done).</param>
/// <param name="AssessedOn">Day of the latest assessment (UTC); null when there is none.</param>
/// <param name="SafetyPlanNeeded">Whether the latest assessment asks for a safety plan.</param>
/// <param name="SafetyPlans">Safety plans recorded so far; the last is in force.</param>
/// <param name="SafetyPlanOn">Day of the latest safety plan (UTC); null when there is none.</param>
/// <param name="Reviews">Risk reviews in the order they were opened.</param>
public sealed record RiskStatus(
    string? Level,
    DateOnly? AssessedOn,
    bool SafetyPlanNeeded,
    int SafetyPlans,
    DateOnly? SafetyPlanOn,
    ValueList<RiskReview> Reviews)
{
    /// <summary>Before anything is known.</summary>
    public static RiskStatus Unknown { get; } = new(null, null, false, 0, null, []);

    /// <summary>When the assessment in force was made (UTC); null when there is none.</summary>
    internal DateTimeOffset? AssessedAt { get; init; }

    /// <summary>Whether the risk was assessed at least once.</summary>
    public bool Assessed => Level is not null;

    /// <summary>Whether a safety plan is asked for and none was made since that assessment.</summary>
    public bool SafetyPlanMissing => SafetyPlanNeeded && (SafetyPlanOn is null || SafetyPlanOn < AssessedOn);

    /// <summary>Reviews that wait for a clinician (rule R10).</summary>
    public IEnumerable<RiskReview> OpenReviews => Reviews.Where(review => review.IsOpen);

    /// <summary>How many reviews wait for a clinician.</summary>
    public int OpenReviewCount => Reviews.Count(review => review.IsOpen);

    internal RiskStatus Evolve(RiskEvent happened, RecordedEvent recorded) => happened switch
    {
        RiskAssessed when recorded.OccurredAt < AssessedAt => this,
        RiskAssessed e => this with { Level = e.Level, AssessedOn = recorded.OccurredOn, AssessedAt = recorded.OccurredAt, SafetyPlanNeeded = e.SafetyPlanNeeded },
        SafetyPlanRecorded e => this with { SafetyPlans = e.Plan, SafetyPlanOn = SafetyPlanOn > recorded.OccurredOn ? SafetyPlanOn : recorded.OccurredOn },
        RiskReviewRequired e => this with { Reviews = Reviews.Add(Open(e, recorded)) },
        RiskReviewAcknowledged e => this with { Reviews = Acknowledge(e) },
        RiskConcernRaised or RiskItemEndorsed => this,
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    private static RiskReview Open(RiskReviewRequired e, RecordedEvent recorded) =>
        new(e.Review, e.Administration, e.Escalate, recorded.RecordedOn, e.DueOn, e.Session, null);

    private ValueList<RiskReview> Acknowledge(RiskReviewAcknowledged e)
    {
        var index = Reviews.FindIndex(review => review.Ordinal == e.Review);
        return Reviews.SetItem(index, Reviews[index] with { Outcome = e.Outcome });
    }
}
