using IptActors.Domain.Inventories;
using IptActors.Domain.Values;

namespace IptActors.Engine.Projections.RelationshipMaps;

/// <summary>What the state of a course does not keep of its circles.</summary>
/// <param name="People">Everybody who ever stood in one, as last described, by number.</param>
/// <param name="Drawings">Versions of the events that made the drawings; that of drawing n is at index n - 1.</param>
public sealed record RelationshipMapMemory(ValueList<PersonSummary> People, ValueList<long> Drawings);
