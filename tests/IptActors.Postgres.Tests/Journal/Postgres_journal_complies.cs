using IptActors.Compliance.Journal;
using IptActors.Postgres.Journal;
using IptActors.Postgres.Listings;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.Journal;

public sealed class Postgres_journal_complies(PrivateServerFixture server) : CourseJournalCompliance
{
    protected override ValueTask<JournalUnderTest> OpenAsync() =>
        new(new JournalUnderTest(new PostgresCourseJournal(server.Database, NullLogger.Instance), new PostgresCourseListings(server.Database)));
}
