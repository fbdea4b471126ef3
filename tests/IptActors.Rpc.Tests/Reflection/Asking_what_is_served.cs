using Google.Protobuf.Reflection;
using IptActors.Rpc.Client;
using IptActors.Rpc.Reflection.V1;

namespace IptActors.Rpc.Tests.Reflection;

public sealed class Asking_what_is_served(InteropServer server) : IClassFixture<InteropServer>
{
    private static readonly RpcMethod<ServerReflectionRequest, ServerReflectionResponse> Info =
        RpcMethod.Find<ServerReflectionRequest, ServerReflectionResponse>(ReflectionReflection.Descriptor, "ServerReflection", "ServerReflectionInfo");

    [Theory]
    [InlineData("grpc.testing.TestService", "grpc/testing/test.proto")]
    [InlineData("grpc.testing.TestService.UnaryCall", "grpc/testing/test.proto")]
    [InlineData("grpc.testing.SimpleRequest", "grpc/testing/messages.proto")]
    [InlineData("grpc.testing.SimpleRequest.payload", "grpc/testing/messages.proto")]
    [InlineData("grpc.testing.PayloadType", "grpc/testing/messages.proto")]
    [InlineData("grpc.health.v1.HealthCheckResponse.ServingStatus", "grpc/health/v1/health.proto")]
    [InlineData("grpc.reflection.v1alpha.ServerReflectionRequest.message_request", "grpc/reflection/v1alpha/reflection.proto")]
    public async Task A_symbol_leads_to_its_file(string symbol, string file) =>
        Assert.Equal(file, FirstFile(await AskAsync(new ServerReflectionRequest { FileContainingSymbol = symbol })));

    [Fact]
    public async Task A_file_comes_with_all_files_it_needs_and_they_build()
    {
        ServerReflectionResponse answer = await AskAsync(new ServerReflectionRequest { FileByFilename = "grpc/testing/test.proto" });

        IReadOnlyList<FileDescriptor> built = FileDescriptor.BuildFromByteStrings(answer.FileDescriptorResponse.FileDescriptorProto.Reverse());
        Assert.Equal(
            ["grpc/testing/empty.proto", "grpc/testing/messages.proto", "grpc/testing/test.proto"],
            built.Select(file => file.Name).Order());
    }

    [Fact]
    public async Task Every_answer_repeats_its_question()
    {
        var request = new ServerReflectionRequest { Host = "example.org", ListServices = "*" };

        ServerReflectionResponse answer = await AskAsync(request);

        Assert.Equal("example.org", answer.ValidHost);
        Assert.Equal(request, answer.OriginalRequest);
        Assert.Contains(answer.ListServicesResponse.Service, service => service.Name == "grpc.testing.TestService");
    }

    [Fact]
    public async Task What_is_not_known_is_an_error_and_the_stream_goes_on()
    {
        ServerReflectionRequest[] unknown =
        [
            new() { FileByFilename = "nothing.proto" },
            new() { FileContainingSymbol = "grpc.testing.Nothing" },
            new() { FileContainingExtension = new ExtensionRequest { ContainingType = "grpc.testing.Empty", ExtensionNumber = 7 } },
            new() { AllExtensionNumbersOfType = "grpc.testing.Nothing" },
        ];

        foreach (ServerReflectionRequest request in unknown)
        {
            Assert.Equal((int)RpcCode.NotFound, (await AskAsync(request)).ErrorResponse.ErrorCode);
        }

        Assert.Equal((int)RpcCode.InvalidArgument, (await AskAsync(new ServerReflectionRequest())).ErrorResponse.ErrorCode);
        Assert.Empty((await AskAsync(new ServerReflectionRequest { AllExtensionNumbersOfType = "grpc.testing.Empty" })).AllExtensionNumbersResponse.ExtensionNumber);
    }

    private async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest request)
    {
        using RpcClientCall<ServerReflectionRequest, ServerReflectionResponse> call = server.Channel.Open(Info, cancellationToken: TestContext.Current.CancellationToken);
        await call.WriteAsync(request);
        ServerReflectionResponse answer = (await call.ReadAsync())!;
        call.Complete();
        Assert.Null(await call.ReadAsync());
        return answer;
    }

    private static string FirstFile(ServerReflectionResponse answer) =>
        FileDescriptorProto.Parser.ParseFrom(answer.FileDescriptorResponse.FileDescriptorProto[0]).Name;
}
