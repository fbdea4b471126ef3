using Google.Protobuf.Reflection;
using IptActors.Rpc.Wire;
using Microsoft.Extensions.Logging;

namespace IptActors.Rpc.Server;

/// <summary>What all calls of one <c>MapRpc</c> share.</summary>
internal sealed class RpcServer
{
    public RpcServer(IReadOnlyCollection<RpcService> services, RpcServerOptions options, ILogger logger, CancellationToken stopping)
    {
        Options = options;
        Logger = logger;
        Stopping = stopping;
        FileDescriptor[] files =
        [
            .. services.Select(service => service.Descriptor.File),
            .. options.JsonTypes,
            Google.Rpc.ErrorDetailsReflection.Descriptor,
            Google.Rpc.StatusReflection.Descriptor,
        ];
        Json = new JsonCodec(options.IgnoreUnknownJsonFields, TypeRegistry.FromFiles(files.Distinct()));
    }

    public RpcServerOptions Options { get; }

    public ILogger Logger { get; }

    /// <summary>Cancelled when the host begins to stop.</summary>
    public CancellationToken Stopping { get; }

    public JsonCodec Json { get; }
}
