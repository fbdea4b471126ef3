namespace IptActors.Domain.Catalog;

/// <summary>What trials found for a measure.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Trials">Groups treated with IPT, or the nearest there is.</param>
public sealed record ExpectedMeasure(string Measure, IReadOnlyList<TrialGroup> Trials);

/// <summary>A group of clients before and after treatment, in hundredths of a point of the measure.</summary>
/// <param name="Trial">Name and year.</param>
/// <param name="Source">Key of the <see cref="SourceReference"/>.</param>
/// <param name="FirstMean">Mean before.</param>
/// <param name="FirstSd">Standard deviation before.</param>
/// <param name="LastMean">Mean after.</param>
/// <param name="LastSd">Standard deviation after.</param>
/// <param name="Clients">Clients with a last score, the weight in the pool; null when not known, which counts as one.</param>
/// <param name="Sessions">Sessions planned; null when not one number.</param>
public sealed record TrialGroup(string Trial, string Source, int FirstMean, int FirstSd, int LastMean, int LastSd, int? Clients = null, int? Sessions = null);
