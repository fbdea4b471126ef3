namespace IptActors.Domain.Catalog;

/// <summary>How many symptoms of a subscale must be present.</summary>
/// <param name="Subscale">Code of the subscale.</param>
/// <param name="AtLeast">Number of present symptoms.</param>
public sealed record DiagnosticCriterion(string Subscale, int AtLeast);
