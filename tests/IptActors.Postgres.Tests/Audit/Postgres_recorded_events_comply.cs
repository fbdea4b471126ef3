using IptActors.Compliance.Audit;
using IptActors.Postgres.Audit;
using IptActors.Postgres.Journal;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.Audit;

public sealed class Postgres_recorded_events_comply(PrivateServerFixture server) : RecordedEventsCompliance
{
    protected override ValueTask<RecordedEventsUnderTest> OpenAsync() =>
        new(new RecordedEventsUnderTest(new PostgresCourseJournal(server.Database, NullLogger.Instance), new PostgresRecordedEvents(server.Database)));
}
