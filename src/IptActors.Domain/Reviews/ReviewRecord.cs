using System.Diagnostics;
using IptActors.Domain.Values;

namespace IptActors.Domain.Reviews;

/// <summary>Which of the tasks of looking back and ending were done, and when. What was said is in the events.</summary>
/// <remarks>"By session" is the number of the last treatment session recorded before: what the checklist compares with its windows.</remarks>
public sealed record ReviewRecord
{
    /// <summary>Nothing yet.</summary>
    public static ReviewRecord Empty { get; } = new();

    /// <summary>T15: session by which the course was last reviewed; null for never.</summary>
    public int? ReviewedBySession { get; init; }

    /// <summary>Code of the response at that review; null before it.</summary>
    public string? Response { get; init; }

    /// <summary>T16: sessions by which the ending was discussed, in the order it was; empty for never.</summary>
    public ValueList<int> EndingDiscussedBySessions { get; init; } = [];

    /// <summary>Session by which the ending was first discussed; null for never.</summary>
    public int? EndingDiscussedBySession => EndingDiscussedBySessions.Count == 0 ? null : EndingDiscussedBySessions[0];

    /// <summary>T17: session by which gains were last reviewed; null for never.</summary>
    public int? GainsReviewedBySession { get; init; }

    /// <summary>T18: session by which relapse prevention was last planned; null for never.</summary>
    public int? RelapsePlannedBySession { get; init; }

    /// <summary>T19: session by which further treatment was last decided; null for never.</summary>
    public int? FurtherTreatmentBySession { get; init; }

    /// <summary>Code of that decision; null before it.</summary>
    public string? FurtherTreatment { get; init; }

    /// <summary>T21: day on which the first letter about the course went out; null for none.</summary>
    public DateOnly? LetterSentOn { get; init; }

    internal ReviewRecord Evolve(ReviewEvent happened) => happened switch
    {
        CourseReviewed e => this with { ReviewedBySession = e.AfterSession, Response = e.Response },
        EndingDiscussed e => this with { EndingDiscussedBySessions = EndingDiscussedBySessions.Add(e.AfterSession) },
        GainsReviewed e => this with { GainsReviewedBySession = e.AfterSession },
        RelapsePreventionPlanned e => this with { RelapsePlannedBySession = e.AfterSession },
        FurtherTreatmentDecided e => this with { FurtherTreatmentBySession = e.AfterSession, FurtherTreatment = e.Decision },
        DischargeLetterSent e => this with { LetterSentOn = LetterSentOn ?? e.SentOn },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };
}
