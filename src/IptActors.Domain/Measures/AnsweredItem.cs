namespace IptActors.Domain.Measures;

/// <summary>An answered item as it is recorded.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="Value">The answer as on the form, in units of 1/item scale of the measure; reverse-keyed items are not turned round.</param>
public sealed record AnsweredItem(string Item, int Value);
