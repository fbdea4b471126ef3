using IptActors.Compliance.Projections;
using IptActors.Engine.Journal.InMemory;
using IptActors.Engine.Projections.InMemory;

namespace IptActors.Engine.Tests.Projections;

public sealed class Projections_in_memory_comply : ProjectionCompliance
{
    protected override ValueTask<ProjectionsUnderTest> OpenAsync()
    {
        var (journal, store) = (new InMemoryCourseJournal(), new InMemoryProjectionStore());
        return new(new ProjectionsUnderTest(journal, journal, store, store, () => default));
    }
}
