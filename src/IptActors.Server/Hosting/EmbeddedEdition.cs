using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using Microsoft.Extensions.Logging;

namespace IptActors.Server.Hosting;

/// <summary>Courses in mailboxes of this process, a journal with group commit, gRPC by our own wire.</summary>
public sealed class EmbeddedEdition : Edition
{
    /// <inheritdoc/>
    public override ICourseJournal OpenJournal(PostgresDatabase database, ILogger logger) => new PostgresCourseJournal(database, logger);

    /// <inheritdoc/>
    public override Task<ICourses> StartCoursesAsync(CourseSetting setting, CancellationToken cancellationToken)
    {
        var options = new CourseRuntimeOptions { OtherWriters = setting.Options.Postgres is not null, Alarms = setting.Alarms };
        return Task.FromResult<ICourses>(new CourseRuntime(
            setting.Journal, setting.Catalogs, options, setting.Clock, setting.Loggers.CreateLogger<CourseRuntime>()));
    }
}
