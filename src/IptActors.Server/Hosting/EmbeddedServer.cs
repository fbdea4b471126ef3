using IptActors.Api;
using IptActors.Api.Projections;
using IptActors.Engine.Codec;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Engine.Projections;
using IptActors.Engine.Projections.Running;
using IptActors.Engine.Projections.Watching;
using IptActors.Postgres;
using IptActors.Postgres.Audit;
using IptActors.Postgres.Emergencies;
using IptActors.Postgres.Listings;
using IptActors.Postgres.PrivateServer;
using IptActors.Postgres.Projections;
using IptActors.Postgres.Proofs;
using IptActors.Rpc.Health;
using IptActors.Server.Logging;
using IptActors.Server.Options;
using IptActors.Server.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace IptActors.Server.Hosting;

/// <summary>
/// A server, composed: PostgreSQL, journal, actors, API, wire. The embedded edition as it is; another one puts its own parts in. What is started first is stopped last, so that every
/// command that was accepted is answered before its journal goes away.
/// </summary>
public sealed class EmbeddedServer : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = [];
    private readonly ILogger _logger;
    private readonly Edition _edition;
    private WebApplication? _web;
    private HealthRegistry? _health;

    private EmbeddedServer(ServerOptions options, Edition edition, ILogger logger)
    {
        Options = options;
        _edition = edition;
        _logger = logger;
    }

    /// <summary>The options it was started with.</summary>
    public ServerOptions Options { get; }

    /// <summary>Where gRPC is served, with the port that was taken when the option said 0.</summary>
    public Uri Grpc { get; private set; } = null!;

    /// <summary>Where gRPC-Web, Connect and the web page are served.</summary>
    public Uri Web { get; private set; } = null!;

    /// <summary>Whether the web address serves the dashboard; otherwise a page says how to get it.</summary>
    public static bool HasDashboard => DashboardFiles.AreThere(DashboardFiles.Folder);

    /// <summary>The private PostgreSQL; null when an existing server is used.</summary>
    public PrivatePostgres? PrivatePostgres { get; private set; }

    /// <summary>Npgsql connection string of the database in use.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Methods served.</summary>
    public int Methods { get; private set; }

    /// <summary>Starts everything and returns when calls are served.</summary>
    /// <exception cref="StartupException">It cannot start as it was asked to.</exception>
    public static Task<EmbeddedServer> StartAsync(ServerOptions options, ILoggerFactory loggers, TimeProvider clock, CancellationToken cancellationToken) =>
        StartAsync(options, new EmbeddedEdition(), loggers, clock, cancellationToken);

    /// <summary>Starts an edition and returns when calls are served.</summary>
    /// <exception cref="StartupException">It cannot start as it was asked to.</exception>
    public static async Task<EmbeddedServer> StartAsync(
        ServerOptions options, Edition edition, ILoggerFactory loggers, TimeProvider clock, CancellationToken cancellationToken)
    {
        var server = new EmbeddedServer(options, edition, loggers.CreateLogger("IptActors.Server"));
        try
        {
            await server.StartPartsAsync(loggers, clock, cancellationToken);
            return server;
        }
        catch (Exception exception)
        {
            await server.DisposeAsync();
            if (exception is PrivatePostgresException or PostgresNotFoundException or PlatformNotSupportedException or DatabaseSetupException or JournalUnavailableException)
            {
                throw new StartupException(exception.Message, exception);
            }

            throw;
        }
    }

    /// <summary>Takes no more calls, finishes those under way, and stops the parts in reverse.</summary>
    public async ValueTask DisposeAsync()
    {
        _health?.Set(HealthRegistry.WholeServer, false);
        _health?.Set(Readiness.Ready, false);
        if (_web is not null)
        {
            await _web.StopAsync();
        }

        while (_parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    // 1. Options, catalog, keys: what can be wrong without anything running.
    // 2. PostgreSQL, schema, journal, actors.
    // 3. The API over them, the wire over the API.
    private async Task StartPartsAsync(ILoggerFactory loggers, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (Options.Problem() is { } problem)
        {
            throw new StartupException(problem);
        }

        WebHost.RequireFree(Options.Grpc, "--grpc");
        WebHost.RequireFree(Options.Web, "--web");
        var (catalog, ownFiles) = CatalogFolder.Read(Options);
        if (ownFiles > 0)
        {
            _logger.CatalogRead(ownFiles);
        }

        var (database, journal) = await OpenStoreAsync(loggers, cancellationToken);
        var listings = new PostgresCourseListings(database);
        var accessLog = _edition.OpenAccessLog(database, loggers.CreateLogger("IptActors.Postgres"));
        Own(accessLog.Log);
        var catalogs = new SharedCatalog(catalog);
        var alarms = new RecordAlarms();
        var courses = await _edition.StartCoursesAsync(new CourseSetting(Options, database, journal, catalogs, clock, loggers) { Alarms = alarms }, cancellationToken);
        Own(courses);

        var runner = ProjectionRunner.Start(
            AllProjections.Create(),
            journal,
            new PostgresCourseScan(database),
            new PostgresProjectionStore(database),
            catalogs,
            new ProjectionOptions(),
            clock,
            loggers.CreateLogger<ProjectionRunner>());
        _parts.Push(runner);

        _health = new HealthRegistry();
        RecordHealth.Watch(_health, alarms);
        var proofs = Proofs.Start(Options, database, journal, [new AccessLeaves(database, clock)], _health, clock, loggers.CreateLogger("IptActors.Proofs"));
        _parts.Push(proofs);

        var tokens = new JwtTokenValidator(TokenRules.Of(Options), clock);
        var history = new CourseHistory(journal, EventCodec.Default);
        var rows = new PostgresProjectionRows(database);
        var changes = new ChangeFeed(runner, rows);
        _parts.Push(changes);
        var projections = new ProjectionDependencies(runner, rows, changes);
        var methods = ApiMethods.Compile(new ApiServices(courses, listings, catalogs, tokens, accessLog.Log, clock, history, journal, proofs.Services, projections)
        {
            AccessRecords = accessLog.Records,
            Events = new PostgresRecordedEvents(database),
            EmergencyReviews = new PostgresEmergencyReviews(database),
        });
        Methods = methods.Count;
        var services = RpcBinding.Bind(methods);
        _web = WebHost.Build(Options, _edition, methods, services, _health, alarms, loggers);
        _parts.Push(_web);
        IReadinessCheck[] checks = courses is IReadinessCheck host ? [new StoreReadiness(journal), host] : [new StoreReadiness(journal)];
        _parts.Push(Readiness.Watch(_health, services.Select(service => service.Descriptor.FullName), checks, clock, _logger));
        _parts.Push(ProjectionHealth.Watch(_health, new ProjectionDesk(runner), clock, _logger));
        await StartWebAsync(_web, cancellationToken);
        _parts.Push(await ServerFile.WriteAsync(this, cancellationToken));
    }

    private async Task<(PostgresDatabase Database, ICourseJournal Journal)> OpenStoreAsync(ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var logger = loggers.CreateLogger("IptActors.Postgres");
        if (Options.Postgres is null)
        {
            PrivatePostgres = await Postgres.PrivateServer.PrivatePostgres.StartAsync(
                new PrivatePostgresOptions { DataFolder = Options.DataFolder }, logger, cancellationToken);
            _parts.Push(PrivatePostgres);
            ConnectionString = PrivatePostgres.ConnectionString;
        }
        else
        {
            ConnectionString = Options.Postgres;
        }

        PostgresDatabase database;
        try
        {
            database = await PostgresDatabase.OpenAsync(new PostgresOptions { ConnectionString = ConnectionString }, logger, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new StartupException($"--postgres: expected an Npgsql connection string such as 'Host=db;Database=ipt;Username=ipt;Password=...': {exception.Message}", exception);
        }

        _parts.Push(database);
        var journal = _edition.OpenJournal(database, logger);
        Own(journal);
        return (database, journal);
    }

    private void Own(object part)
    {
        if (part is IAsyncDisposable disposable)
        {
            _parts.Push(disposable);
        }
    }

    private async Task StartWebAsync(WebApplication web, CancellationToken cancellationToken)
    {
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            // Somebody took the address since it was looked at; Kestrel names it in its message.
            throw new StartupException($"{exception.Message.TrimEnd('.')}. Stop the program that uses it, or choose another with --grpc or --web.", exception);
        }

        (Grpc, Web) = WebHost.Addresses(web);
    }
}
