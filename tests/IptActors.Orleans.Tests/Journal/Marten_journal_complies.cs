using IptActors.Compliance.Journal;
using IptActors.Marten.Journal;
using IptActors.Postgres.Listings;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Orleans.Tests.Journal;

public sealed class Marten_journal_complies(PrivateServerFixture server) : CourseJournalCompliance
{
    protected override ValueTask<JournalUnderTest> OpenAsync() =>
        new(new JournalUnderTest(new MartenCourseJournal(server.Database, NullLogger.Instance), new PostgresCourseListings(server.Database)));
}
