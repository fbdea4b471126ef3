namespace IptActors.Domain.Catalog;

/// <summary>How the rules of the expected course are tried out on simulated courses.</summary>
/// <param name="Seed">Seed of the simulation: the same seed gives the same courses.</param>
/// <param name="Courses">Courses simulated for each measure.</param>
/// <param name="Sessions">Sessions of each.</param>
/// <param name="NoisePerMille">Scatter of a single score around the client's true course, in thousandths of the standard deviation before treatment.</param>
public sealed record ExpectedCourseTrialRun(int Seed, int Courses, int Sessions, int NoisePerMille);
