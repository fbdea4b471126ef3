using IptActors.Crash.Tests.Load;
using IptActors.Domain.Catalog;
using IptActors.Domain.Values;
using IptActors.Engine.Courses;
using IptActors.Engine.Projections;
using IptActors.Engine.Projections.InMemory;
using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Rows;
using IptActors.Engine.Projections.Running;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using IptActors.Postgres.Projections;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Crash.Tests.Checks;

/// <summary>Holds the rows that the killed servers left, table by table, against a fold of all events from nothing in this process.</summary>
internal static class ProjectionCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Every table whose rows are not those of a cold fold, as sentences, and the number of rows compared. Nobody may write meanwhile.</summary>
    public static async Task<(IReadOnlyList<string> Faults, long Rows)> RunAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = connectionString }, NullLogger.Instance, cancellationToken);
        await using var journal = new PostgresCourseJournal(database, NullLogger.Instance);
        var projections = AllProjections.Create();
        var head = await journal.ReadHeadAsync(cancellationToken);
        var behind = await AwaitAsync(new PostgresProjectionStore(database), projections, head, cancellationToken);
        if (behind is not null)
        {
            return ([behind], 0);
        }

        var cold = new InMemoryProjectionStore();
        await using var runner = ProjectionRunner.Start(
            projections, journal, new PostgresCourseScan(database), cold, new SharedCatalog(BuiltInCatalog.Instance), new ProjectionOptions(), TimeProvider.System, NullLogger.Instance);
        foreach (var projection in projections)
        {
            await runner.WaitForAsync(projection, head, cancellationToken);
        }

        var faults = new List<string>();
        var rows = 0L;
        foreach (var table in projections.SelectMany(projection => projection.Tables))
        {
            var (fault, compared) = await table.NewChanges().Accept(new Comparison(cold, new PostgresProjectionRows(database), cancellationToken));
            rows += compared;
            if (fault is not null)
            {
                faults.Add(fault);
            }
        }

        return (faults, rows);
    }

    // The server that runs now has to catch up with the last events first.
    private static async Task<string?> AwaitAsync(PostgresProjectionStore store, IReadOnlyList<Projection> projections, long head, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var late = (await store.ReadStatusAsync(projections, cancellationToken)).Where(status => status.Position < head).ToList();
            if (late.Count == 0)
            {
                return null;
            }

            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                return $"After {Patience.TotalSeconds:0} s without load the head is {head} and {string.Join(", ", late.Select(status => $"{status.Name} is at {status.Position}"))}.";
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    private sealed class Comparison(IProjectionRows cold, IProjectionRows live, CancellationToken cancellationToken) : IRowChangesVisitor<Task<(string? Fault, long Rows)>>
    {
        public async Task<(string? Fault, long Rows)> Visit<TRow>(RowChanges<TRow> changes)
            where TRow : class, ICourseRow, IEquatable<TRow>
        {
            var all = new RowQuery(ClinicId.Parse(CourseClient.Clinic));
            var expected = await cold.ListAsync(changes.TypedTable, all, cancellationToken);
            var found = (await live.ListAsync(changes.TypedTable, all, cancellationToken)).ToHashSet();
            var differing = expected.Count(row => !found.Contains(row));
            return (
                differing == 0 && found.Count == expected.Count ? null : $"{changes.Table.Name}: {differing} of the {expected.Count} rows of a cold fold are not among the {found.Count} that are live.",
                expected.Count);
        }
    }
}
