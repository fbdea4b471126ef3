using IptActors.Domain.Catalog;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Marten.Journal;
using IptActors.Domain.Values;
using IptActors.Orleans.Grains;
using IptActors.Orleans.Hosting;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using IptActors.Postgres.Reminders;
using IptActors.Silo.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace IptActors.Orleans.Tests.Cluster;

/// <summary>Three silos in this process over one database, each with a journal of its own.</summary>
internal sealed class ThreeSilos : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;
    private readonly PostgresDatabase _database;
    private readonly List<ICourseJournal> _journals = [];
    private readonly SiloNetwork _network = new();

    private ThreeSilos(PostgresDatabase database, JournalKind journal, TimeProvider clock)
    {
        _database = database;
        var builder = new InProcessTestClusterBuilder(3);
        builder.ConfigureSilo((one, silo) =>
        {
            _network.Attach(silo, one.SiloName);
            silo.UseInMemoryReminderService();
            silo.AddTreatmentCourses(NewJournal(journal), new SharedCatalog(BuiltInCatalog.Instance), new PostgresDueNotices(_database), new CourseRuntimeOptions(), clock);
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
    public static async Task<ThreeSilos> StartAsync(PostgresDatabase database, JournalKind journal, TimeProvider? clock = null)
    {
        var silos = new ThreeSilos(database, journal, clock ?? TimeProvider.System);
        await silos._cluster.DeployAsync();
        return silos;
    }

    /// <summary>The courses as one of the silos sees them.</summary>
    public ICourses Courses(int silo) => _cluster.GetSiloServiceProvider(Silos[silo].SiloAddress).GetRequiredService<ICourses>();

    /// <summary>The grains of the cluster.</summary>
    public IGrainFactory Grains => _cluster.Client;

    /// <summary>Whether a course has a reminder, once that is as expected or ten seconds have passed: reminders are kept beside the answer.</summary>
    public async Task<bool> HasReminderAsync(CourseKey course, bool expected)
    {
        var table = _cluster.GetSiloServiceProvider(Silos[0].SiloAddress).GetRequiredService<IReminderTable>();
        var id = Grains.Course(course).GetGrainId();
        for (var attempt = 0; ; attempt++)
        {
            var found = (await table.ReadRows(id)).Reminders.Count > 0;
            if (found == expected || attempt == 100)
            {
                return found;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Ends a silo without a word to the others.</summary>
    public Task KillAsync(int silo) => _cluster.KillSiloAsync(Silos[silo]);

    /// <summary>From now on nothing goes between a silo and the others; it reaches the journal and its own callers as before.</summary>
    public void CutOff(int silo) => _network.CutOff(Silos[silo].Name);

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
