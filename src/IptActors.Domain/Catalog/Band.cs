namespace IptActors.Domain.Catalog;

/// <summary>A severity band. The bands of a measure cover its totals without gap or overlap.</summary>
/// <param name="Code">Code, unique within the measure.</param>
/// <param name="Title">English name.</param>
/// <param name="Min">Lowest total of the band, in total units.</param>
/// <param name="Max">Highest total of the band, in total units.</param>
public sealed record Band(string Code, string Title, int Min, int Max);
