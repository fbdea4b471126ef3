using IptActors.Engine.Journal;
using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Storing;

namespace IptActors.Compliance.Projections;

/// <summary>A store of projections with the journal that they follow; both are this test's alone.</summary>
/// <param name="Journal">The events.</param>
/// <param name="Scan">The events course by course.</param>
/// <param name="Store">The rows, to be written.</param>
/// <param name="Rows">The rows, to be read.</param>
/// <param name="Close">Closes what was opened.</param>
public sealed record ProjectionsUnderTest(ICourseJournal Journal, ICourseScan Scan, IProjectionStore Store, IProjectionRows Rows, Func<ValueTask> Close);
