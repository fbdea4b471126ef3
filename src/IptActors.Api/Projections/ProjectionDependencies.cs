using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Running;

namespace IptActors.Api.Projections;

/// <summary>What the queries over projections need.</summary>
/// <param name="Runner">Runs the projections, here or as a stand-by.</param>
/// <param name="Rows">Their rows.</param>
public sealed record ProjectionDependencies(ProjectionRunner Runner, IProjectionRows Rows);
