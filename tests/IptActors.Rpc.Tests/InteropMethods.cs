using IptActors.Rpc.TestHost.Interop;

namespace IptActors.Rpc.Tests;

/// <summary>The methods of the interop service, for our own client.</summary>
internal static class InteropMethods
{
    public static readonly RpcMethod<Empty, Empty> EmptyCall = Find<Empty, Empty>("EmptyCall");
    public static readonly RpcMethod<SimpleRequest, SimpleResponse> UnaryCall = Find<SimpleRequest, SimpleResponse>("UnaryCall");
    public static readonly RpcMethod<StreamingOutputCallRequest, StreamingOutputCallResponse> StreamingOutput = Find<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall");
    public static readonly RpcMethod<StreamingInputCallRequest, StreamingInputCallResponse> StreamingInput = Find<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall");
    public static readonly RpcMethod<StreamingOutputCallRequest, StreamingOutputCallResponse> FullDuplex = Find<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall");
    public static readonly RpcMethod<Empty, Empty> UnimplementedCall = Find<Empty, Empty>("UnimplementedCall");
    public static readonly RpcMethod<Empty, Empty> UnimplementedService = RpcMethod.Find<Empty, Empty>(TestReflection.Descriptor, "UnimplementedService", "UnimplementedCall");

    private static RpcMethod<TRequest, TResponse> Find<TRequest, TResponse>(string method)
        where TRequest : class, Google.Protobuf.IMessage<TRequest>, new()
        where TResponse : class, Google.Protobuf.IMessage<TResponse>, new() =>
        RpcMethod.Find<TRequest, TResponse>(TestReflection.Descriptor, "TestService", method);
}
