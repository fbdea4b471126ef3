using Google.Protobuf.Reflection;
using IptActors.Rpc.Reflection.V1;

namespace IptActors.Rpc.Reflection;

/// <summary>Answers one question of reflection at a time.</summary>
internal sealed class ReflectionAnswers(IReadOnlyList<ServiceDescriptor> services)
{
    private readonly DescriptorIndex _index = new(services.Select(service => service.File));

    public ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        ServerReflectionResponse answer = request.MessageRequestCase switch
        {
            ServerReflectionRequest.MessageRequestOneofCase.FileByFilename => Files(_index.FindFile(request.FileByFilename)),
            ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol => Files(_index.FindSymbol(request.FileContainingSymbol)),
            ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension =>
                Files(_index.FindExtension(request.FileContainingExtension.ContainingType, request.FileContainingExtension.ExtensionNumber)),
            ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType => Numbers(request.AllExtensionNumbersOfType),
            ServerReflectionRequest.MessageRequestOneofCase.ListServices => Services(),
            _ => Error(RpcCode.InvalidArgument, "The request asks nothing: expected one of its message_request fields."),
        };
        answer.ValidHost = request.Host;
        answer.OriginalRequest = request;
        return answer;
    }

    private static ServerReflectionResponse Files(FileDescriptor? file) => file is null
        ? NotFound()
        : new ServerReflectionResponse { FileDescriptorResponse = new FileDescriptorResponse { FileDescriptorProto = { DescriptorIndex.WithDependencies(file) } } };

    private ServerReflectionResponse Numbers(string type) => _index.FindExtensionNumbers(type) is { } numbers
        ? new ServerReflectionResponse { AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = type, ExtensionNumber = { numbers } } }
        : NotFound();

    private ServerReflectionResponse Services() => new()
    {
        ListServicesResponse = new ListServiceResponse { Service = { services.Select(service => new ServiceResponse { Name = service.FullName }) } },
    };

    private static ServerReflectionResponse NotFound() => Error(RpcCode.NotFound, "This server does not know what was asked for.");

    private static ServerReflectionResponse Error(RpcCode code, string message) =>
        new() { ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = message } };
}
