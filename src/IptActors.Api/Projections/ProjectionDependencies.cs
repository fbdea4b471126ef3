using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Running;
using IptActors.Engine.Projections.Watching;

namespace IptActors.Api.Projections;

/// <summary>What the queries over projections need.</summary>
/// <param name="Runner">Runs the projections, here or as a stand-by.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="Changes">Tells watchers what happens.</param>
public sealed record ProjectionDependencies(ProjectionRunner Runner, IProjectionRows Rows, ChangeFeed Changes);
