using Google.Protobuf;
using Grpc.Core;

namespace IptActors.Silo.Grpc;

/// <summary>Rich errors on Grpc.AspNetCore: the same code, message and details as on our own wire.</summary>
internal static class GrpcStatus
{
    private const string Details = "grpc-status-details-bin";

    /// <summary>A refusal as the exception that ends a call with it.</summary>
    public static RpcException ToException(Google.Rpc.Status refusal) =>
        new(new Status((StatusCode)refusal.Code, refusal.Message), new Metadata { { Details, refusal.ToByteArray() } });

    /// <summary>A bug came up; the log says which.</summary>
    public static RpcException HandlerFailed() => new(new Status(StatusCode.Unknown, "The handler failed. The server's log says why."));

    /// <summary>The bytes of a request are not the declared message.</summary>
    public static RpcException Malformed() => new(new Status(StatusCode.InvalidArgument, "The request is not the message that the method takes."));
}
