namespace IptActors.Domain.Inventories;

/// <summary>A relationship as it is kept in a version of the inventory.</summary>
/// <param name="Person">Ordinal of the person, the same in every version, from 1.</param>
/// <param name="Details">The relationship as it was then.</param>
public sealed record InventoryPerson(int Person, PersonDetails Details);
