using IptActors.Compliance.Projections;
using IptActors.Postgres.Journal;
using IptActors.Postgres.Projections;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.Projections;

public sealed class Projections_on_postgresql_comply(PrivateServerFixture server) : ProjectionCompliance
{
    protected override async ValueTask<ProjectionsUnderTest> OpenAsync()
    {
        var options = new PostgresOptions { ConnectionString = await server.CreateDatabaseAsync() };
        var database = await PostgresDatabase.OpenAsync(options, NullLogger.Instance, TestContext.Current.CancellationToken);
        var journal = new PostgresCourseJournal(database, NullLogger.Instance);
        return new ProjectionsUnderTest(
            journal,
            new PostgresCourseScan(database),
            new PostgresProjectionStore(database),
            new PostgresProjectionRows(database),
            async () =>
            {
                await journal.DisposeAsync();
                await database.DisposeAsync();
            });
    }
}
