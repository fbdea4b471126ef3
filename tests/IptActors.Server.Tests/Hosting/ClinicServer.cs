using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using IptActors.Api;
using IptActors.Api.Access;
using IptActors.Contracts.V1;
using IptActors.Domain.Values;
using IptActors.Rpc;
using IptActors.Rpc.Client;
using IptActors.Server.Hosting;
using IptActors.Server.Options;
using IptActors.Server.Tokens;
using Microsoft.IdentityModel.Tokens;

namespace IptActors.Server.Tests.Hosting;

/// <summary>A whole server for tests: private PostgreSQL in a folder of its own, free ports, called over real gRPC.</summary>
public sealed class ClinicServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ipt-server-tests-").FullName;
    private readonly Stack<IAsyncDisposable> _parts = [];
    private EmbeddedServer? _server;
    private RpcChannel? _channel;
    private ECDsaSecurityKey? _key;

    /// <summary>The running server.</summary>
    public EmbeddedServer Server => _server ?? throw new InvalidOperationException("Not started.");

    /// <summary>The client's connection.</summary>
    public RpcChannel Channel => _channel ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        // Another user may have to enter: PostgreSQL does not run as root.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        var options = new ServerOptions
        {
            DataFolder = _folder,
            Grpc = new HostAndPort(System.Net.IPAddress.Loopback, 0),
            Web = new HostAndPort(System.Net.IPAddress.Loopback, 0),
        };
        _server = await EditionUnderTest.StartAsync(options, _parts);
        _channel = new RpcChannel(_server.Grpc, new RpcChannelOptions { Timeout = TimeSpan.FromSeconds(30) });
        _key = LocalTokens.LoadOrCreateKey(Path.Combine(_folder, "keys", "signing-key.pem"));
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        while (_parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A token of this server's own key.</summary>
    public string Token(string subject, Roles roles, string clinic = "north-house", TimeSpan? lifetime = null, string audience = "iptactors") =>
        LocalTokens.Issue(_key!, audience, new Principal(subject, ClinicId.Parse(clinic), roles), TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(2), (lifetime ?? TimeSpan.FromHours(1)) + TimeSpan.FromHours(2));

    /// <summary>Somebody with a token.</summary>
    public Person As(string subject, Roles roles, string clinic = "north-house") => new(this, Token(subject, roles, clinic), []);
}

/// <summary>Somebody who calls.</summary>
public sealed record Person(ClinicServer Clinic, string? Token, (string Key, string Value)[] Metadata)
{
    /// <summary>The connection they call through.</summary>
    public RpcChannel Channel { get; init; } = Clinic.Channel;

    /// <summary>The same person with metadata.</summary>
    public Person With(string key, string value) => this with { Metadata = [.. Metadata, (key, value)] };

    /// <summary>A unary call by the name of its request: <c>OpenCourseRequest</c> calls <c>OpenCourse</c>.</summary>
    public Task<TResponse> CallAsync<TRequest, TResponse>(TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Channel.UnaryAsync(Method<TRequest, TResponse>(), request, Options(), TestContext.Current.CancellationToken);

    /// <summary>The refusal of a unary call.</summary>
    public async Task<Google.Rpc.Status> RefusedAsync<TRequest, TResponse>(TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        (await Assert.ThrowsAsync<RpcException>(() => CallAsync<TRequest, TResponse>(request))).Status.ToGoogle();

    /// <summary>The events of a course.</summary>
    public async Task<List<CourseEvent>> HistoryAsync(StreamHistoryRequest request)
    {
        var events = new List<CourseEvent>();
        await foreach (var response in Channel.ServerStreamingAsync(Method<StreamHistoryRequest, StreamHistoryResponse>(), request, Options(), TestContext.Current.CancellationToken))
        {
            events.Add(response.Event);
        }

        return events;
    }

    /// <summary>What a server tells in a stream, until the reader has had enough.</summary>
    public IAsyncEnumerable<TResponse> StreamAsync<TRequest, TResponse>(TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Channel.ServerStreamingAsync(Method<TRequest, TResponse>(), request, Options(), TestContext.Current.CancellationToken);

    /// <summary>Many commands in one stream.</summary>
    public Task<ImportCommandsResponse> ImportAsync(IEnumerable<IMessage> commands) => Channel.ClientStreamingAsync(
        Method<ImportCommandsRequest, ImportCommandsResponse>(),
        commands.Select(command => new ImportCommandsRequest { Command = Any.Pack(command) }).ToAsyncEnumerable(),
        Options(),
        TestContext.Current.CancellationToken);

    private RpcCallOptions Options()
    {
        var headers = new RpcMetadata();
        if (Token is not null)
        {
            headers.Add("authorization", $"Bearer {Token}");
        }

        foreach (var (key, value) in Metadata)
        {
            headers.Add(key, value);
        }

        return new RpcCallOptions { Headers = headers };
    }

    private static RpcMethod<TRequest, TResponse> Method<TRequest, TResponse>()
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        new(Protos.Methods.Single(method => method.Name + "Request" == typeof(TRequest).Name));
}
