using Google.Protobuf.Reflection;
using IptActors.Rpc.Server.Calls;

namespace IptActors.Rpc.Server;

/// <summary>A service with the handlers of its methods. Made by <see cref="RpcServiceBuilder"/>.</summary>
public sealed class RpcService
{
    internal RpcService(ServiceDescriptor descriptor, IReadOnlyList<BoundMethod> methods)
    {
        Descriptor = descriptor;
        Methods = methods;
    }

    /// <summary>The declaration.</summary>
    public ServiceDescriptor Descriptor { get; }

    internal IReadOnlyList<BoundMethod> Methods { get; }
}
