namespace IptActors.Domain.Catalog;

/// <summary>One allowed value.</summary>
/// <param name="Code">Code, unique within the list.</param>
/// <param name="Title">English name.</param>
/// <param name="NhsCode">Code of the NHS data dictionary; null when there is none.</param>
/// <param name="ExternalCode">Code in the outside terminology the list is named after (FHIR, v3-ActReason); null when it equals <paramref name="Code"/> or there is none.</param>
/// <param name="Unit">Unit of the integer value that goes with the code; null when there is no value.</param>
/// <param name="Range">Allowed integer values, in <paramref name="Unit"/>; null when there is no value.</param>
/// <param name="Direction">Which way the value points; null when neither end is better.</param>
/// <param name="Flags">Properties the rules look at, named in the notes of the list.</param>
public sealed record CodeListEntry(
    string Code,
    string Title,
    string? NhsCode = null,
    string? ExternalCode = null,
    string? Unit = null,
    IntRange? Range = null,
    ScoreDirection? Direction = null,
    IReadOnlyList<string>? Flags = null)
{
    /// <summary>True when the entry carries the flag.</summary>
    public bool Has(string flag) => Flags is not null && Flags.Contains(flag);
}
