using IptActors.Domain.Values;

namespace IptActors.Domain.BetweenSessions;

/// <summary>What is known of all observations of one kind.</summary>
/// <param name="Kind">Code of the list <c>sample_kind</c>.</param>
/// <param name="Count">Observations recorded.</param>
/// <param name="LastTakenAt">When the latest was made.</param>
/// <param name="LastValue">Its value, in the unit of the kind.</param>
public sealed record SampleSeries(string Kind, int Count, DateTimeOffset LastTakenAt, int LastValue)
{
    internal static ValueList<SampleSeries> With(ValueList<SampleSeries> all, RecordedSample sample)
    {
        var index = all.FindIndex(series => series.Kind == sample.Kind);
        return index < 0
            ? all.Add(new SampleSeries(sample.Kind, 1, sample.TakenAt, sample.Value))
            : all.SetItem(index, all[index].With(sample));
    }

    private SampleSeries With(RecordedSample sample) => sample.TakenAt >= LastTakenAt
        ? this with { Count = Count + 1, LastTakenAt = sample.TakenAt, LastValue = sample.Value }
        : this with { Count = Count + 1 };
}
