using IptActors.Domain.Values;

namespace IptActors.Domain.Inventories;

/// <summary>A past or present circle, so that then and now can be shown side by side.</summary>
/// <param name="Version">Version of the inventory, from 1.</param>
/// <param name="Occasion">Code of the list <c>inventory_occasion</c>.</param>
/// <param name="DrawnOn">The day.</param>
/// <param name="Rings">Who stood where.</param>
/// <param name="Completed">Whether it was declared complete.</param>
public sealed record CircleVersion(int Version, string Occasion, DateOnly DrawnOn, ValueList<RingPlace> Rings, bool Completed);

/// <summary>Where a person stood in a circle.</summary>
/// <param name="Person">Ordinal of the person.</param>
/// <param name="Ring">1 (closest) to 4 (distant).</param>
/// <param name="WantedRing">Ring in which the client would have liked the person; null when not asked.</param>
public sealed record RingPlace(int Person, int Ring, int? WantedRing);
