using IptActors.Compliance.Journal;
using IptActors.Engine.Journal.InMemory;

namespace IptActors.Engine.Tests.Journal;

public sealed class The_in_memory_journal : CourseJournalCompliance
{
    protected override ValueTask<JournalUnderTest> OpenAsync()
    {
        var journal = new InMemoryCourseJournal();
        return ValueTask.FromResult(new JournalUnderTest(journal, journal));
    }
}
