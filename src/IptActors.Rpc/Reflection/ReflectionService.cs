using Google.Protobuf;
using Google.Protobuf.Reflection;
using IptActors.Rpc.Reflection.V1;
using IptActors.Rpc.Server;

namespace IptActors.Rpc.Reflection;

/// <summary>Tells clients such as <c>buf curl</c> and grpcurl what this server serves, as <c>grpc.reflection</c> v1 and v1alpha.</summary>
public static class ReflectionService
{
    private const string Service = "ServerReflection";
    private const string Method = "ServerReflectionInfo";

    /// <summary>Both versions of the service.</summary>
    /// <param name="services">What is served beside reflection itself, which is added to the list.</param>
    public static IReadOnlyList<RpcService> Create(IEnumerable<RpcService> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        ServiceDescriptor[] served =
        [
            .. services.Select(service => service.Descriptor),
            V1.ReflectionReflection.Descriptor.FindTypeByName<ServiceDescriptor>(Service),
            V1Alpha.ReflectionReflection.Descriptor.FindTypeByName<ServiceDescriptor>(Service),
        ];
        var answers = new ReflectionAnswers(served);
        return
        [
            new RpcServiceBuilder(V1.ReflectionReflection.Descriptor, Service)
                .DuplexStreaming<ServerReflectionRequest, ServerReflectionResponse>(Method, (requests, responses, _) => AnswerAsync(answers, requests, responses))
                .Build(),
            new RpcServiceBuilder(V1Alpha.ReflectionReflection.Descriptor, Service)
                .DuplexStreaming<V1Alpha.ServerReflectionRequest, V1Alpha.ServerReflectionResponse>(Method, (requests, responses, _) => AnswerAsync(answers, requests, responses))
                .Build(),
        ];
    }

    private static async ValueTask<RpcStatus> AnswerAsync(
        ReflectionAnswers answers, RpcRequestStream<ServerReflectionRequest> requests, RpcResponseStream<ServerReflectionResponse> responses)
    {
        await foreach (ServerReflectionRequest request in requests)
        {
            await responses.WriteAsync(answers.Answer(request));
        }

        return RpcStatus.Ok;
    }

    // The two versions differ in their package only: their bytes are the same.
    private static async ValueTask<RpcStatus> AnswerAsync(
        ReflectionAnswers answers, RpcRequestStream<V1Alpha.ServerReflectionRequest> requests, RpcResponseStream<V1Alpha.ServerReflectionResponse> responses)
    {
        await foreach (V1Alpha.ServerReflectionRequest request in requests)
        {
            ServerReflectionResponse answer = answers.Answer(ServerReflectionRequest.Parser.ParseFrom(request.ToByteString()));
            await responses.WriteAsync(V1Alpha.ServerReflectionResponse.Parser.ParseFrom(answer.ToByteString()));
        }

        return RpcStatus.Ok;
    }
}
