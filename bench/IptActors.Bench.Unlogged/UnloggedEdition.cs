using IptActors.Engine.AccessLog;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Postgres;
using IptActors.Server.Hosting;
using Microsoft.Extensions.Logging;

namespace IptActors.Bench.Unlogged;

/// <summary>The embedded edition with a log of access that says "recorded" at once and keeps nothing.</summary>
internal sealed class UnloggedEdition : Edition
{
    private readonly EmbeddedEdition _embedded = new();

    public override ICourseJournal OpenJournal(PostgresDatabase database, ILogger logger) => _embedded.OpenJournal(database, logger);

    public override Task<ICourses> StartCoursesAsync(CourseSetting setting, CancellationToken cancellationToken) => _embedded.StartCoursesAsync(setting, cancellationToken);

    internal override (IAccessLog Log, IAccessRecords Records) OpenAccessLog(PostgresDatabase database, ILogger logger)
    {
        var log = new KeepsNothing();
        return (log, log);
    }

    private sealed class KeepsNothing : IAccessLog, IAccessRecords
    {
        public ValueTask<AccessRecording> RecordAsync(AccessEntry entry) => new(AccessRecording.Recorded);

        public ValueTask<IReadOnlyList<RecordedAccess>> ListAsync(AccessQuery query, CancellationToken cancellationToken) => new([]);

        public ValueTask<IReadOnlyList<RecordedAccess>> ReadAllAsync(long afterPosition, int maxCount, CancellationToken cancellationToken) => new([]);

        public ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken) => new(0);
    }
}
