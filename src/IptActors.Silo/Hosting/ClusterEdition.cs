using IptActors.Api.Methods;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Marten.Journal;
using IptActors.Postgres;
using IptActors.Postgres.Journal;
using IptActors.Server;
using IptActors.Server.Hosting;
using IptActors.Silo.Grpc;
using IptActors.Silo.Joining;
using IptActors.Silo.Options;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IptActors.Silo.Hosting;

/// <summary>Courses as grains of a cluster, gRPC by Grpc.AspNetCore, the journal by setting; all else as in the embedded edition.</summary>
/// <param name="options">How this silo runs.</param>
public sealed class ClusterEdition(SiloSettings options) : Edition
{
    /// <summary>That of Orleans: members, messages, activations, reminders. Of its spans none are sent: they name the course of each call.</summary>
    public override IReadOnlyList<string> Meters { get; } = ["Microsoft.Orleans"];

    /// <inheritdoc/>
    public override ICourseJournal OpenJournal(PostgresDatabase database, ILogger logger) => options.Journal switch
    {
        JournalKind.Marten => new MartenCourseJournal(database, logger),
        _ => new PostgresCourseJournal(database, logger),
    };

    /// <inheritdoc/>
    public override async Task<ICourses> StartCoursesAsync(CourseSetting setting, CancellationToken cancellationToken)
    {
        if (await new JoinGuard(setting.Database.DataSource, options, setting.Clock).FindObstacleAsync(Packages.OfThisBuild, Proofs.LoadKeys(options.Server), cancellationToken) is { } obstacle)
        {
            throw new StartupException(obstacle);
        }

        return await ClusterMember.StartAsync(options, setting, cancellationToken);
    }

    /// <inheritdoc/>
    public override void AddWebServices(IServiceCollection services, IReadOnlyList<ApiMethod> methods) => GrpcBinding.AddServices(services, methods);

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder endpoints) => GrpcBinding.Map(endpoints);
}
