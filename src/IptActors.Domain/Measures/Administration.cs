using IptActors.Domain.Values;

namespace IptActors.Domain.Measures;

/// <summary>One administration of a measure as it stands after corrections. The answers stay in the events.</summary>
/// <param name="Ordinal">Number in this course, from 1, over all measures.</param>
/// <param name="Version">Version of the event that recorded it; what corrections refer to.</param>
/// <param name="Measure">Code of the measure.</param>
/// <param name="CompletedAt">When it was filled in (UTC).</param>
/// <param name="Session">Ordinal of the session it was given in; null outside sessions.</param>
/// <param name="Total">Total in 1/<paramref name="Scale"/>; null when too many items are missing.</param>
/// <param name="Scale">Denominator of the total.</param>
/// <param name="Prorated">Whether the total stands on fewer than all items.</param>
/// <param name="Band">Code of the severity band; null when there is none.</param>
/// <param name="Case">Whether the total lies on the clinical side of the cut-off; null when that cannot be said.</param>
/// <param name="Change">Against the first score of the measure, as known when it was recorded.</param>
/// <param name="AfterClosure">Whether it is a follow-up measure on a closed course.</param>
/// <param name="Request">Number of the request it fulfils; null when nobody asked for it.</param>
/// <param name="Endorsed">Risk items that reached their trigger; empty when none did.</param>
/// <param name="Retracted">Whether it was marked as made in error: it counts for nothing.</param>
public sealed record Administration(
    int Ordinal,
    long Version,
    string Measure,
    DateTimeOffset CompletedAt,
    int? Session,
    int? Total,
    int Scale,
    bool Prorated,
    string? Band,
    bool? Case,
    ScoreChange? Change,
    bool AfterClosure,
    int? Request,
    ValueList<EndorsedItem> Endorsed,
    bool Retracted);
