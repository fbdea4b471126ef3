namespace IptActors.Domain.Catalog;

/// <summary>The entry's code in a terminology of the outside world.</summary>
/// <param name="System">Terminology URI, for example http://snomed.info/sct.</param>
/// <param name="Code">Code within that terminology.</param>
/// <param name="Use">What the code stands for when an entry has several: panel, total, therapy. Null when there is only one.</param>
public sealed record Coding(string System, string Code, string? Use = null);
