using System.Diagnostics;
using IptActors.Compliance.Journal;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Postgres.PrivateServer;
using IptActors.Postgres.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IptActors.Postgres.Tests.Journal;

public sealed class PostgreSQL_killed_under_load
{
    private const int Writers = 32;
    private const int Kills = 3;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Loses_no_acknowledged_event_writes_none_twice_and_serves_again_by_itself()
    {
        using var folder = new TemporaryFolder();
        await using var server = await PrivatePostgres.StartAsync(new PrivatePostgresOptions { DataFolder = folder.Path }, NullLogger.Instance, Cancel);
        await using var journal = await JournalDatabase.OpenAsync(server.ConnectionString);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var progress = new Progress();

        var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteAsync(journal, progress, stop.Token), Cancel)).ToArray();
        var killed = new HashSet<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await progress.UntilFurtherAsync(10 * Writers);

            // Sessions of a killed server may go on committing for a moment, until its supervisor has seen that it is gone.
            while (!killed.Add(server.ProcessId))
            {
                await Task.Delay(5, Cancel);
            }

            using var postmaster = Process.GetProcessById(server.ProcessId);
            postmaster.Kill();
        }

        await progress.UntilFurtherAsync(10 * Writers);
        await stop.CancelAsync();
        var courses = await Task.WhenAll(writers);

        foreach (var (course, acknowledged) in courses)
        {
            var stored = await journal.Journal.ReadCourseAsync(course, 0, int.MaxValue, Cancel);
            Assert.Equal(acknowledged, stored.Select(e => e.Event.Id));
            Assert.Equal(Enumerable.Range(1, acknowledged.Count).Select(v => (long)v), stored.Select(e => e.Event.Version));
        }
    }

    /// <summary>Appends one event after the other as the engine does: an unavailable journal is tried again, an unknown outcome is looked up.</summary>
    private static async Task<(CourseKey Course, List<Guid> Acknowledged)> WriteAsync(JournalDatabase journal, Progress progress, CancellationToken stop)
    {
        var course = Sample.NewCourse();
        var acknowledged = new List<Guid>();
        var request = Sample.Append(course, 0);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Assert.IsType<AppendOutcome.Committed>(await journal.Append(request));
            }
            catch (JournalUnavailableException)
            {
                continue;
            }
            catch (UnknownOutcomeException)
            {
                if (!await IsStoredAsync(journal, request))
                {
                    continue;
                }
            }

            acknowledged.Add(request.Events[0].Id);
            progress.Report();
            request = Sample.Append(course, acknowledged.Count);
        }

        return (course, acknowledged);
    }

    private static async Task<bool> IsStoredAsync(JournalDatabase journal, AppendRequest request)
    {
        while (true)
        {
            try
            {
                var stored = await journal.Journal.ReadCourseAsync(request.Course, request.ExpectedVersion, 1, Cancel);
                return stored.Count > 0 && stored[0].Event.Id == request.Events[0].Id;
            }
            catch (JournalUnavailableException)
            {
                await Task.Delay(20, Cancel);
            }
        }
    }

    private sealed class Progress
    {
        private int _count;

        public void Report() => Interlocked.Increment(ref _count);

        public async Task UntilFurtherAsync(int appends)
        {
            var target = Volatile.Read(ref _count) + appends;
            while (Volatile.Read(ref _count) < target)
            {
                await Task.Delay(5, Cancel);
            }
        }
    }
}
