using Grpc.AspNetCore.Server.Model;
using IptActors.Api.Methods;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IptActors.Silo.Grpc;

/// <summary>Puts the methods of the API on Grpc.AspNetCore. gRPC-Web and Connect go on being served by our own wire, beside it.</summary>
internal static class GrpcBinding
{
    private const int LargestMessage = 4 * 1024 * 1024;
    private static readonly string[] ContentTypes = ["application/grpc", "application/grpc+proto"];

    /// <summary>Registers Grpc.AspNetCore and the methods.</summary>
    public static void AddServices(IServiceCollection services, IReadOnlyList<ApiMethod> methods)
    {
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = LargestMessage;
            grpc.MaxSendMessageSize = LargestMessage;

            // Health and reflection are services of our own wire: Grpc.AspNetCore must not answer that there are none.
            grpc.IgnoreUnknownServices = true;
        });
        services.AddSingleton(methods);
        services.AddSingleton<ApiService>();
        services.AddSingleton<IServiceMethodProvider<ApiService>, ApiMethodProvider>();
    }

    /// <summary>Maps the methods before those of our own wire, for the content types of gRPC alone.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var grpc = endpoints.MapGrpcService<ApiService>();
        grpc.Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = -1);
        grpc.Add(endpoint => endpoint.Metadata.Add(new AcceptsMetadata(ContentTypes)));
    }
}
