using IptActors.Api.Methods;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Postgres;
using IptActors.Postgres.AccessLog;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IptActors.Server.Hosting;

/// <summary>
/// What the editions do differently: which journal writes, where courses live, what serves gRPC. Everything else (catalog, tokens, API,
/// web, health) is one composition, <see cref="EmbeddedServer"/>.
/// </summary>
public abstract class Edition
{
    /// <summary>Names of meters that only this edition has and that are sent with ours. None by default.</summary>
    public virtual IReadOnlyList<string> Meters => [];

    /// <summary>Opens the journal over a database that is migrated. Disposed by the composition when it can be.</summary>
    /// <param name="database">Outlives the journal.</param>
    /// <param name="logger">Gets connection losses and refusals.</param>
    public abstract ICourseJournal OpenJournal(PostgresDatabase database, ILogger logger);

    /// <summary>
    /// Opens the log of access. Not for editions to replace: none may run without it. The benchmark measures what the log costs by
    /// composing a server whose log keeps nothing.
    /// </summary>
    internal virtual (IAccessLog Log, IAccessRecords Records) OpenAccessLog(PostgresDatabase database, ILogger logger)
    {
        var log = new PostgresAccessLog(database, logger);
        return (log, log);
    }

    /// <summary>Starts the host of courses. Disposed by the composition when it can be, before the journal; asked for readiness when it is an <see cref="IReadinessCheck"/>.</summary>
    /// <param name="setting">What it works with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StartupException">It cannot start as it was asked to.</exception>
    public abstract Task<ICourses> StartCoursesAsync(CourseSetting setting, CancellationToken cancellationToken);

    /// <summary>Registers what <see cref="Map"/> needs. Nothing by default.</summary>
    /// <param name="services">Services of the web host.</param>
    /// <param name="methods">Methods of the API.</param>
    public virtual void AddWebServices(IServiceCollection services, IReadOnlyList<ApiMethod> methods)
    {
    }

    /// <summary>Maps endpoints that go before those of our own wire. None by default.</summary>
    /// <param name="endpoints">Endpoints of the web host.</param>
    public virtual void Map(IEndpointRouteBuilder endpoints)
    {
    }
}
