using Grpc.AspNetCore.Server.Model;
using IptActors.Api.Methods;
using Microsoft.Extensions.Logging;

namespace IptActors.Silo.Grpc;

/// <summary>Tells Grpc.AspNetCore which methods there are.</summary>
internal sealed class ApiMethodProvider(IReadOnlyList<ApiMethod> methods, ILoggerFactory loggers) : IServiceMethodProvider<ApiService>
{
    /// <inheritdoc/>
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<ApiService> context)
    {
        var binder = new ApiMethodBinder(context, loggers.CreateLogger<ApiService>());
        foreach (var method in methods)
        {
            method.Accept(binder);
        }
    }
}
