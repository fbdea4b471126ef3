using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Postgres;
using IptActors.Server.Options;
using Microsoft.Extensions.Logging;

namespace IptActors.Server.Hosting;

/// <summary>What a host of courses is given.</summary>
/// <param name="Options">The options of the server.</param>
/// <param name="Database">The database, migrated.</param>
/// <param name="Journal">The journal over it.</param>
/// <param name="Catalogs">Which catalog a clinic works by.</param>
/// <param name="Clock">The time.</param>
/// <param name="Loggers">Makes logs.</param>
public sealed record CourseSetting(
    ServerOptions Options,
    PostgresDatabase Database,
    ICourseJournal Journal,
    IClinicalCatalogs Catalogs,
    TimeProvider Clock,
    ILoggerFactory Loggers)
{
    /// <summary>Where courses are told whose record does not hold; to be given to the host's options.</summary>
    public RecordAlarms Alarms { get; init; } = new();
}
