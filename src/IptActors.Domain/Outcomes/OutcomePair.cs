using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Outcomes;

/// <summary>First and last score of a measure in a course: two different administrations, or less.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="First">First total in 1/scale; null when there is none.</param>
/// <param name="Last">Last total; null when there is no second.</param>
public sealed record OutcomePair(string Measure, int? First, int? Last)
{
    /// <summary>Whether both are there.</summary>
    public bool Paired => First is not null && Last is not null;

    /// <summary>The pair of a measure.</summary>
    /// <param name="measure">Code of the measure.</param>
    /// <param name="scores">Scores of the course in time order.</param>
    /// <param name="from">Day of the referral; earlier scores do not count.</param>
    /// <param name="to">Day the course ended, which still counts; null while it is open.</param>
    /// <param name="policy">Which scores may count.</param>
    /// <param name="calendar">The days of the service.</param>
    public static OutcomePair Of(string measure, IEnumerable<ScoreEntry> scores, DateOnly from, DateOnly? to, ServicePolicy policy, ServiceCalendar calendar)
    {
        var valid = scores
            .Where(score => score.Measure == measure && score.CountsForOutcome(policy) && IsBetween(calendar.DayOf(score.CompletedAt), from, to))
            .ToArray();
        return new OutcomePair(measure, valid.Length > 0 ? valid[0].Total : null, valid.Length > 1 ? valid[^1].Total : null);
    }

    private static bool IsBetween(DateOnly day, DateOnly from, DateOnly? to) => day >= from && (to is null || day <= to);
}
