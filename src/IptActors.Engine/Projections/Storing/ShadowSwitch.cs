namespace IptActors.Engine.Projections.Storing;

/// <summary>A copy that is to take the place of the live rows, and where both must stand for that.</summary>
/// <param name="Projection">Whose rows.</param>
/// <param name="LivePosition">Where the live rows must be.</param>
/// <param name="ShadowPosition">Where the copy must be; the projection is there afterwards.</param>
public sealed record ShadowSwitch(Projection Projection, long LivePosition, long ShadowPosition);
