namespace IptActors.Engine.Projections.Storing;

/// <summary>Somebody else moved the projection: the lease was lost, and this process must stop running it. Nothing was written.</summary>
public sealed class ProjectionMovedException(string message) : Exception(message);
