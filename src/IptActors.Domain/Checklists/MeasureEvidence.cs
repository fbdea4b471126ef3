using IptActors.Domain.Catalog;
using IptActors.Domain.Measures;

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
