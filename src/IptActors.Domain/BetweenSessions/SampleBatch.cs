using IptActors.Domain.Values;

namespace IptActors.Domain.BetweenSessions;

/// <summary>The observations of one kind that one event recorded, in brief. Kept apart so that a batch made in error can be taken back.</summary>
/// <param name="Version">Version of the event that recorded them.</param>
/// <param name="Kind">Code of the list <c>sample_kind</c>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="LastTakenAt">When the latest was made.</param>
/// <param name="LastValue">Its value, in the unit of the kind.</param>
public sealed record SampleBatch(long Version, string Kind, int Count, DateTimeOffset LastTakenAt, int LastValue)
{
    internal static IEnumerable<SampleBatch> Of(ValueList<RecordedSample> samples, long version) =>
        from sample in samples
        group sample by sample.Kind into kind
        let last = kind.OrderBy(sample => sample.TakenAt).Last()
        select new SampleBatch(version, kind.Key, kind.Count(), last.TakenAt, last.Value);
}
