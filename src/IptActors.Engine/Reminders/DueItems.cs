using IptActors.Domain.Courses;
using IptActors.Domain.Phases;

namespace IptActors.Engine.Reminders;

/// <summary>What a course waits for, by its state alone: a late reminder finds what still stands, and no more.</summary>
public static class DueItems
{
    /// <summary>Everything that is waited for, in no order. Nothing once the course is closed, but for risk reviews.</summary>
    public static IEnumerable<DueItem> Of(CourseState state)
    {
        foreach (var review in state.Risks.OpenReviews)
        {
            yield return new DueItem(DueKind.RiskReview, review.Ordinal, review.DueOn);
        }

        if (state.Lifecycle.Phase == Phase.Closed)
        {
            yield break;
        }

        foreach (var request in state.Measures.OpenRequests)
        {
            yield return new DueItem(DueKind.Measure, request.Ordinal, request.DueOn);
        }

        if (state.Lifecycle.Suspension?.ExpectedResume is { } expected)
        {
            yield return new DueItem(DueKind.Resume, 0, expected);
        }
    }

    /// <summary>Whether two states of one course may wait for different things; cheaper than looking.</summary>
    public static bool MayDiffer(CourseState before, CourseState after) =>
        !ReferenceEquals(before.Risks, after.Risks) || !ReferenceEquals(before.Measures, after.Measures) || !ReferenceEquals(before.Lifecycle, after.Lifecycle);
}
