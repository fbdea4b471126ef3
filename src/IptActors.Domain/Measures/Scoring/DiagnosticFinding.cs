namespace IptActors.Domain.Measures.Scoring;

/// <summary>Result of a symptom-count rule. Not a diagnosis.</summary>
/// <param name="Code">Code of the rule.</param>
/// <param name="Met">True or false when the answers decide it, null when the missing ones could.</param>
public sealed record DiagnosticFinding(string Code, bool? Met);
