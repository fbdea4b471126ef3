namespace IptActors.Domain.Catalog;

/// <summary>A symptom-count rule for a provisional diagnosis, as for PCL-5. It never writes a diagnosis: it tells the clinician that the pattern is there.</summary>
/// <param name="Code">Code of the result.</param>
/// <param name="ItemAtLeast">Item score from which a symptom counts as present.</param>
/// <param name="Criteria">All of them must hold.</param>
public sealed record DiagnosticRule(string Code, int ItemAtLeast, IReadOnlyList<DiagnosticCriterion> Criteria);
