using IptActors.Rpc.Server.Calls;
using IptActors.Rpc.Server.Wires;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IptActors.Rpc.Server;

/// <summary>Puts services on the endpoints of an ASP.NET Core host.</summary>
public static class RpcEndpoints
{
    /// <summary>
    /// Serves the services by gRPC, gRPC-Web and Connect. Calls to other paths are answered UNIMPLEMENTED if their content type is one of
    /// these protocols; every other request is left to the host.
    /// </summary>
    /// <param name="endpoints">The host. gRPC itself needs an HTTP/2 endpoint; browsers need CORS, which is the host's.</param>
    /// <param name="services">The services.</param>
    /// <param name="options">What is allowed; null for the defaults.</param>
    /// <returns>Conventions, such as authorization, for all of these endpoints.</returns>
    /// <exception cref="ArgumentException">Two of the services have the same name.</exception>
    public static IEndpointConventionBuilder MapRpc(this IEndpointRouteBuilder endpoints, IEnumerable<RpcService> services, RpcServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(services);
        RpcService[] all = [.. services];
        if (all.GroupBy(service => service.Descriptor.FullName).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The service {twice.Key} is given {twice.Count()} times.", nameof(services));
        }

        ILogger logger = endpoints.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("IptActors.Rpc");
        CancellationToken stopping = endpoints.ServiceProvider.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        var server = new RpcServer(all, options ?? new RpcServerOptions(), logger, stopping);
        RouteGroupBuilder group = endpoints.MapGroup("");
        foreach (BoundMethod method in all.SelectMany(service => service.Methods))
        {
            group.Map(RoutePatternFactory.Parse(method.Method.Path), http => ServeAsync(http, server, method)).WithDisplayName($"RPC {method.Method.FullName}");
        }

        RoutePattern unknown = RoutePatternFactory.Parse("{service}/{method}", defaults: null, parameterPolicies: new { method = new CallConstraint() });
        group.Map(unknown, http => ServeUnknownAsync(http, server)).WithDisplayName("RPC of an unknown method").WithOrder(int.MaxValue - 1);
        return group;
    }

    private static Task ServeAsync(HttpContext http, RpcServer server, BoundMethod method)
    {
        // Routing ignores case; the path of a call does not.
        if (http.Request.Path.Value?.EndsWith(method.Method.Path, StringComparison.Ordinal) != true)
        {
            return ServeUnknownAsync(http, server);
        }

        ServerWire? wire = WireSelector.Select(http, server, method.Method);
        if (wire is null)
        {
            return Task.CompletedTask;
        }

        LiftHttpLimits(http, method.Method);
        return method.CreateCall(wire).RunAsync();
    }

    private static Task ServeUnknownAsync(HttpContext http, RpcServer server)
    {
        ServerWire? wire = WireSelector.Select(http, server, method: null);
        return wire is null
            ? Task.CompletedTask
            : new RefusedServerCall(wire, new RpcStatus(RpcCode.Unimplemented, "This server has no such method.")).RunAsync();
    }

    // Messages are bounded one by one; a stream of them has no size, and its caller may pause as long as it likes.
    private static void LiftHttpLimits(HttpContext http, RpcMethod method)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (method.StreamsRequests && http.Features.Get<Microsoft.AspNetCore.Server.Kestrel.Core.Features.IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }

    private sealed class CallConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            httpContext is not null && WireSelector.IsCall(httpContext.Request);
    }
}
