namespace IptActors.Domain.Catalog;

/// <summary>A group of items with a score of its own.</summary>
/// <param name="Code">Code, unique within the measure.</param>
/// <param name="Title">English name.</param>
/// <param name="Items">Codes of its items; empty where the publisher's allocation is licensed and must come from the clinic's own files.</param>
/// <param name="Total">How its score is made; null when it only groups items.</param>
public sealed record Subscale(string Code, string Title, IReadOnlyList<string> Items, TotalFormula? Total = null);
