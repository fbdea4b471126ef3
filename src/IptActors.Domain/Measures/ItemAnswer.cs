namespace IptActors.Domain.Measures;

/// <summary>One item of a form as it is sent.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="Value">The answer as on the form, in units of 1/item scale of the measure; reverse-keyed items are not turned round. Null: the item was left out.</param>
public sealed record ItemAnswer(string Item, int? Value);
