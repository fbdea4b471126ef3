using System.Net;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Orleans.Hosting;
using IptActors.Postgres.Reminders;
using IptActors.Server;
using IptActors.Server.Hosting;
using IptActors.Silo.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;

namespace IptActors.Silo.Hosting;

/// <summary>A silo that is a member of the cluster, and the courses of the whole cluster seen from it.</summary>
internal sealed class ClusterMember : ICourses, IReadinessCheck, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly ICourses _courses;
    private readonly ISiloStatusOracle _own;
    private readonly Standing _standing;
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task _catchingUp;

    private ClusterMember(IHost host, SiloSettings options, CourseSetting setting, MissedReminders missed)
    {
        _host = host;
        _courses = host.Services.GetRequiredService<ICourses>();
        _own = host.Services.GetRequiredService<ISiloStatusOracle>();
        _standing = new Standing(setting.Database.DataSource, options.ClusterId, _own.SiloAddress);
        _catchingUp = Task.Run(() => missed.CatchUpAsync(host.Services.GetRequiredService<IGrainFactory>(), _leaving.Token));
    }

    /// <summary>Joins the cluster.</summary>
    /// <exception cref="StartupException">The ports are taken, or no member answers.</exception>
    public static async Task<ClusterMember> StartAsync(SiloSettings options, CourseSetting setting, CancellationToken cancellationToken)
    {
        var host = Build(options, setting);
        try
        {
            var missed = await MissedReminders.FindAsync(setting.Database.DataSource, options, setting.Loggers.CreateLogger<ClusterMember>(), cancellationToken);
            await host.StartAsync(cancellationToken);
            return new ClusterMember(host, options, setting, missed);
        }
        catch (Exception exception)
        {
            host.Dispose();
            throw exception is OperationCanceledException && cancellationToken.IsCancellationRequested
                ? exception
                : new StartupException($"The silo cannot join the cluster {options.ClusterId} at port {options.SiloPort}: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public ValueTask<CommandAnswer> ExecuteAsync(CourseKey course, CommandEnvelope command, CancellationToken cancellationToken) =>
        _courses.ExecuteAsync(course, command, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CourseReading> ReadAsync(CourseKey course, Caller caller, CancellationToken cancellationToken) =>
        _courses.ReadAsync(course, caller, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<CourseReading> ReadAtAsync(CourseKey course, Caller caller, AsOf asOf, CancellationToken cancellationToken) =>
        _courses.ReadAtAsync(course, caller, asOf, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<HistoryReading> ReadHistoryAsync(CourseKey course, Caller caller, long afterVersion, CancellationToken cancellationToken) =>
        _courses.ReadHistoryAsync(course, caller, afterVersion, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string?> FindObstacleAsync(CancellationToken cancellationToken) => _standing.FindObstacleAsync(_own.CurrentStatus, cancellationToken);

    /// <summary>Leaves the cluster: its courses finish what they began and live on elsewhere.</summary>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _catchingUp;
        _leaving.Dispose();
        await _host.StopAsync();
        _host.Dispose();
    }

    private static IHost Build(SiloSettings options, CourseSetting setting)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(setting.Loggers);
        builder.Services.AddLogging();
        builder.UseOrleans(silo =>
        {
            var connection = ClusterConnection(setting.Database.Options.ConnectionString);
            silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ServiceId));
            silo.Configure<EndpointOptions>(endpoint =>
            {
                endpoint.SiloPort = options.SiloPort;
                endpoint.GatewayPort = 0;
                endpoint.AdvertisedIPAddress = options.SiloAddress ?? endpoint.AdvertisedIPAddress;
                endpoint.SiloListeningEndpoint = new IPEndPoint(options.SiloAddress is { } only && IPAddress.IsLoopback(only) ? only : IPAddress.Any, options.SiloPort);
            });
            silo.Configure<ClusterMembershipOptions>(Membership.Configure);
            silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", connection));
            silo.UseAdoNetReminderService(reminders => (reminders.Invariant, reminders.ConnectionString) = ("Npgsql", connection));
            silo.AddTreatmentCourses(setting.Journal, setting.Catalogs, new PostgresDueNotices(setting.Database), new CourseRuntimeOptions { Alarms = setting.Alarms }, setting.Clock);
        });
        return builder.Build();
    }

    // Orleans names its table without a schema.
    private static string ClusterConnection(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "ipt_cluster", MaxPoolSize = 8, ApplicationName = "IptActors cluster" }.ConnectionString;
}
