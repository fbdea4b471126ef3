namespace IptActors.Domain.Measures;

/// <summary>A risk item that reached its trigger.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="Level">Score of the item, after turning reverse-keyed answers round.</param>
public sealed record EndorsedItem(string Item, int Level);
