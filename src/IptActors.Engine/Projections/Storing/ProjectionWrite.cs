using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Storing;

/// <summary>Rows of one projection and how far they bring it.</summary>
/// <param name="Projection">The projection.</param>
/// <param name="Changes">Changes, one set for each of its tables.</param>
/// <param name="From">The position it must be at.</param>
/// <param name="To">The position it is at afterwards.</param>
/// <param name="Shadow">Whether the rows are those of the copy that a rebuild fills.</param>
public sealed record ProjectionWrite(Projection Projection, IReadOnlyList<RowChanges> Changes, long From, long To, bool Shadow);
