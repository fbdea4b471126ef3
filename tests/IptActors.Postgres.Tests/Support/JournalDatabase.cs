using IptActors.Compliance.Journal;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Postgres.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.Support;

/// <summary>A journal on a connection string, with options of the test.</summary>
public sealed class JournalDatabase : IAsyncDisposable
{
    private readonly PostgresDatabase _database;

    private JournalDatabase(PostgresDatabase database)
    {
        _database = database;
        Journal = new PostgresCourseJournal(database, NullLogger.Instance);
    }

    public PostgresCourseJournal Journal { get; }

    public static async Task<JournalDatabase> OpenAsync(PostgresOptions options) =>
        new(await PostgresDatabase.OpenAsync(options, NullLogger.Instance, TestContext.Current.CancellationToken));

    public static Task<JournalDatabase> OpenAsync(string connectionString) => OpenAsync(new PostgresOptions { ConnectionString = connectionString });

    /// <summary>Starts an append without waiting for it.</summary>
    public Task<AppendOutcome> Append(AppendRequest request) => Journal.AppendAsync(request, TestContext.Current.CancellationToken).AsTask();

    /// <summary>Commits one event, so that the writer is connected and prepared.</summary>
    public async Task WarmUpAsync() => Assert.IsType<AppendOutcome.Committed>(await Append(Sample.Append(Sample.NewCourse(), 0)));

    public async Task<IReadOnlyList<long>> VersionsAsync(CourseKey course) =>
        [.. (await Journal.ReadCourseAsync(course, 0, 10_000, TestContext.Current.CancellationToken)).Select(e => e.Event.Version)];

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        await _database.DisposeAsync();
    }
}
