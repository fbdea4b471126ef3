using IptActors.Domain.Catalog;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Marten.Journal;
using IptActors.Orleans.Hosting;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using IptActors.Silo.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace IptActors.Orleans.Tests.Cluster;

/// <summary>Three silos in this process over one database, each with a journal of its own.</summary>
internal sealed class ThreeSilos : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;
    private readonly PostgresDatabase _database;
    private readonly List<ICourseJournal> _journals = [];

    private ThreeSilos(PostgresDatabase database, JournalKind journal)
    {
        _database = database;
        var builder = new InProcessTestClusterBuilder(3);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.UseInMemoryReminderService();
            silo.AddTreatmentCourses(NewJournal(journal), new SharedCatalog(BuiltInCatalog.Instance), new CourseRuntimeOptions(), TimeProvider.System);
            silo.Configure<ClusterMembershipOptions>(membership =>
            {
                membership.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                membership.NumMissedProbesLimit = 2;
                membership.TableRefreshTimeout = TimeSpan.FromSeconds(1);
            });
        });
        builder.ConfigureClient(client => client.Services.AddCourseSerialization());
        _cluster = builder.Build();
    }

    /// <summary>The silos.</summary>
    public IReadOnlyList<InProcessSiloHandle> Silos => _cluster.Silos;

    /// <summary>Starts them.</summary>
    public static async Task<ThreeSilos> StartAsync(PostgresDatabase database, JournalKind journal)
    {
        var silos = new ThreeSilos(database, journal);
        await silos._cluster.DeployAsync();
        return silos;
    }

    /// <summary>The courses as one of the silos sees them.</summary>
    public ICourses Courses(int silo) => _cluster.GetSiloServiceProvider(Silos[silo].SiloAddress).GetRequiredService<ICourses>();

    /// <summary>Ends a silo without a word to the others.</summary>
    public Task KillAsync(int silo) => _cluster.KillSiloAsync(Silos[silo]);

    /// <summary>Ends a silo in order.</summary>
    public Task StopAsync(int silo) => _cluster.StopSiloAsync(Silos[silo]);

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        foreach (var journal in _journals.OfType<IAsyncDisposable>())
        {
            await journal.DisposeAsync();
        }
    }

    private ICourseJournal NewJournal(JournalKind kind)
    {
        ICourseJournal journal = kind == JournalKind.Marten
            ? new MartenCourseJournal(_database, NullLogger.Instance)
            : new PostgresCourseJournal(_database, NullLogger.Instance);
        lock (_journals)
        {
            _journals.Add(journal);
        }

        return journal;
    }
}
