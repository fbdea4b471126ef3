namespace IptActors.Domain.BetweenSessions;

/// <summary>What is known of all observations of one kind.</summary>
/// <param name="Kind">Code of the list <c>sample_kind</c>.</param>
/// <param name="Count">Observations recorded.</param>
/// <param name="LastTakenAt">When the latest was made.</param>
/// <param name="LastValue">Its value, in the unit of the kind.</param>
public sealed record SampleSeries(string Kind, int Count, DateTimeOffset LastTakenAt, int LastValue)
{
    internal static IEnumerable<SampleSeries> Of(IEnumerable<SampleBatch> batches) =>
        from batch in batches
        group batch by batch.Kind into kind
        let last = kind.OrderBy(batch => batch.LastTakenAt).Last()
        select new SampleSeries(kind.Key, kind.Sum(batch => batch.Count), last.LastTakenAt, last.LastValue);
}
