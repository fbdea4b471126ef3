namespace IptActors.Domain.Catalog;

/// <summary>A measure a variant asks for.</summary>
/// <param name="AnyOf">Codes of measures, the preferred one first; one of them is enough.</param>
/// <param name="At">When it is due.</param>
/// <param name="EverySessions">With a rhythm other than every session: how many sessions apart. Null otherwise.</param>
public sealed record MeasureRequirement(IReadOnlyList<string> AnyOf, IReadOnlyList<MeasureMoment> At, int? EverySessions = null);
