using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Outcomes;

namespace IptActors.Domain.Checklists;

/// <summary>Whether the measures that the protocol asks for were given at the beginning (T04) and at the end (T20).</summary>
internal static class MeasureEvidence
{
    /// <summary>A first score of each measure the protocol wants at baseline; of any measure when it wants none.</summary>
    public static TaskEvidence? Baseline(ChecklistCourse course) => All(
        course.Protocol.RequiredMeasures.Where(required => required.At.Contains(MeasureMoment.Baseline)),
        course,
        course.State.Measures.Baseline);

    /// <summary>A later score of the same instruments, not before the last attended session.</summary>
    public static TaskEvidence? End(ChecklistCourse course)
    {
        var last = course.State.Sessions.LastAttended;
        return last is null ? null : All(
            course.Protocol.RequiredMeasures.Where(required => required.At.Contains(MeasureMoment.End)),
            course,
            measure => course.State.Measures.Latest(measure) is { } latest
                && latest.Ordinal != course.State.Measures.Baseline(measure)!.Ordinal
                && (latest.Session == last.Session || course.State.Calendar.DayOf(latest.CompletedAt) >= last.Day)
                ? latest
                : null);
    }

    /// <summary>At a review: the measures that the protocol wants at one were given since the session from which the review is due.</summary>
    public static void WarnAtReview(ChecklistCourse course, int since, Deliberation d)
    {
        var scores = ScoreEntry.Of(course.State).Where(score => score.Total is not null && score.SessionNumber >= since).Select(score => score.Measure).ToHashSet();
        foreach (var required in course.Protocol.RequiredMeasures.Where(required => required.At.Contains(MeasureMoment.Review)))
        {
            d.Require(
                required.AnyOf.Any(scores.Contains),
                "required_measure_missing",
                $"{course.Protocol.Code} wants {string.Join(" or ", required.AnyOf)} at a review; none was given since session {since}.");
        }
    }

    /// <summary>At the end: where the protocol lets choose, the instrument of the baseline is the one that ends the course.</summary>
    public static void WarnAtEnd(ChecklistCourse course, Deliberation d)
    {
        var scores = ScoreEntry.Of(course.State).Where(score => score.Total is not null).ToArray();
        foreach (var required in course.Protocol.RequiredMeasures.Where(required => required.At.Contains(MeasureMoment.End)))
        {
            var given = scores.Where(score => required.AnyOf.Contains(score.Measure)).ToArray();
            d.Require(
                given.Length == 0 || given.Any(score => score.Measure == given[0].Measure && score.SessionNumber == given[^1].SessionNumber),
                "end_measure_differs",
                $"The course began with {given.FirstOrDefault()?.Measure} and ends with {given.LastOrDefault()?.Measure}; they cannot be compared.");
        }
    }

    private static TaskEvidence? All(IEnumerable<MeasureRequirement> requirements, ChecklistCourse course, Func<string, Administration?> find)
    {
        var wanted = requirements.Select(required => required.AnyOf).ToList();
        if (wanted.Count == 0)
        {
            wanted = [[.. course.State.Measures.Measures]];
        }

        Administration? last = null;
        foreach (var anyOf in wanted)
        {
            if (anyOf.Select(find).FirstOrDefault(found => found is not null) is not { } found)
            {
                return null;
            }

            last = last is null || found.CompletedAt > last.CompletedAt ? found : last;
        }

        return new TaskEvidence(last!.Version, course.State.Calendar.DayOf(last.CompletedAt));
    }
}
