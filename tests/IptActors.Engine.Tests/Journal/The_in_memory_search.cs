using IptActors.Compliance.Audit;
using IptActors.Engine.Journal.InMemory;

namespace IptActors.Engine.Tests.Journal;

public sealed class The_in_memory_search : RecordedEventsCompliance
{
    protected override ValueTask<RecordedEventsUnderTest> OpenAsync()
    {
        var journal = new InMemoryCourseJournal();
        return new(new RecordedEventsUnderTest(journal, new InMemoryRecordedEvents(journal)));
    }
}
