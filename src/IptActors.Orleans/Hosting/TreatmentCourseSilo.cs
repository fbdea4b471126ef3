using IptActors.Domain.Values;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Engine.Reminders;
using IptActors.Orleans.Grains;
using IptActors.Orleans.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace IptActors.Orleans.Hosting;

/// <summary>Makes a silo a home of courses.</summary>
public static class TreatmentCourseSilo
{
    /// <summary>Name of the log that courses keep their events in: the journal.</summary>
    internal const string LogProvider = "CourseJournal";

    private const int RemindedAtOnce = 8;

    /// <summary>Adds the grains of courses and <see cref="ICourses"/> over them. A reminder service is the caller's to add.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="journal">Where events are kept; not owned. All silos of a cluster use one database.</param>
    /// <param name="catalogs">Which catalog a clinic works by.</param>
    /// <param name="notices">Where reminders put down what is overdue.</param>
    /// <param name="options">Limits. Mailboxes are those of Orleans here; <see cref="CourseRuntimeOptions.MaxResident"/> is left to its collection of idle grains.</param>
    /// <param name="clock">The time of recording.</param>
    public static ISiloBuilder AddTreatmentCourses(
        this ISiloBuilder silo, ICourseJournal journal, IClinicalCatalogs catalogs, IDueNotices notices, CourseRuntimeOptions options, TimeProvider clock)
    {
        silo.AddCustomStorageBasedLogConsistencyProvider(LogProvider);
        silo.Services.AddCourseSerialization();
        silo.Services.AddSingleton(services =>
            new CourseGrainServices(journal, catalogs, notices, options, clock, services.GetRequiredService<ILoggerFactory>().CreateLogger<CourseRuntime>()));
        silo.Services.AddSingleton<ICourses, GrainCourses>();
        silo.Configure<SiloMessagingOptions>(messaging => messaging.MaxEnqueuedRequestsHardLimit = options.MailboxCapacity);
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionAge = options.IdleAfter;
            collection.CollectionQuantum = options.SweepInterval < options.IdleAfter ? options.SweepInterval : options.IdleAfter / 2;
        });
        return silo;
    }

    /// <summary>Has courses look for what is overdue now, a few at a time: after an outage in which their reminders did not come.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="courses">Grain ids as the reminder service writes them, <c>type/key</c>; others are passed over.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>How many courses could not look, and the kind of the last failure; the others have looked all the same.</returns>
    public static async Task<(int Courses, string Reason)> RemindAsync(this IGrainFactory grains, IEnumerable<string> courses, CancellationToken cancellationToken)
    {
        var failed = 0;
        var reason = "";
        await Parallel.ForEachAsync(
            courses,
            new ParallelOptions { MaxDegreeOfParallelism = RemindedAtOnce, CancellationToken = cancellationToken },
            async (id, _) =>
            {
                if (!CourseKey.TryParse(id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..], out var course))
                {
                    return;
                }

                try
                {
                    await grains.Course(course).RemindAsync();
                }
                catch (Exception exception)
                {
                    Interlocked.Increment(ref failed);
                    Volatile.Write(ref reason, exception.GetType().Name);
                }
            });
        return (failed, reason);
    }

    /// <summary>Lets the messages of courses travel between silos and clients of the cluster.</summary>
    internal static IServiceCollection AddCourseSerialization(this IServiceCollection services)
    {
        services.AddSingleton<ImmutableCopier>();
        services.AddSingleton<IGeneralizedCopier>(provider => provider.GetRequiredService<ImmutableCopier>());
        services.AddSingleton<ITypeFilter>(provider => provider.GetRequiredService<ImmutableCopier>());
        services.AddSerializer(serializer => serializer.AddJsonSerializer(
            isSerializable: CourseTypes.Includes,
            isCopyable: null,
            options => options.Configure(json => json.SerializerOptions = CourseJson.Options)));
        return services;
    }
}
