namespace IptActors.Domain.Catalog;

/// <summary>An answer that all items of a measure share.</summary>
/// <param name="Value">Stored value.</param>
/// <param name="Text">Wording; null where the licence does not allow it.</param>
/// <param name="Loinc">LOINC answer code; null when none is verified.</param>
public sealed record AnswerOption(int Value, string? Text = null, string? Loinc = null);
