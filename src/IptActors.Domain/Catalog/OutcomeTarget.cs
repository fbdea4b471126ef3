namespace IptActors.Domain.Catalog;

/// <summary>A share that services are asked to reach.</summary>
/// <param name="Figure">Code of the figure: recovery, reliable_recovery, reliable_improvement.</param>
/// <param name="PerMille">Thousandths.</param>
/// <param name="Year">Year it is asked for, as published; null for always.</param>
/// <param name="Confirmed">False when it comes from a secondary source.</param>
public sealed record OutcomeTarget(string Figure, int PerMille, string? Year = null, bool Confirmed = true);
