namespace IptActors.Domain.Catalog;

/// <summary>A point of a curve over a course; between points the line is straight.</summary>
/// <param name="AtPerMille">Share of the planned sessions, in thousandths.</param>
/// <param name="PerMille">Value there, in thousandths.</param>
public sealed record CurvePoint(int AtPerMille, int PerMille);
