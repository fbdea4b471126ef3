using System.Runtime.CompilerServices;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace IptActors.Rpc.Client;

/// <summary>Calls methods by name with JSON, for command lines and scripts. On the wire it is gRPC like every other call.</summary>
/// <remarks>It knows the methods of the generated files it is given: messages of other files have no class to be made of.</remarks>
public sealed class RpcJsonClient
{
    private readonly RpcChannel _channel;
    private readonly JsonParser _parser;
    private readonly JsonFormatter _formatter;

    /// <summary>Makes a client of a channel.</summary>
    /// <param name="channel">Carries the calls; not disposed here.</param>
    /// <param name="files">Generated descriptors of the .proto files with the services.</param>
    public RpcJsonClient(RpcChannel channel, IEnumerable<FileDescriptor> files)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(files);
        _channel = channel;
        FileDescriptor[] all = [.. files];
        Methods = [.. all.SelectMany(file => file.Services).SelectMany(service => service.Methods)];
        TypeRegistry types = TypeRegistry.FromFiles([.. all, Google.Rpc.ErrorDetailsReflection.Descriptor]);
        _parser = new JsonParser(JsonParser.Settings.Default.WithTypeRegistry(types));
        _formatter = new JsonFormatter(JsonFormatter.Settings.Default.WithTypeRegistry(types));
    }

    /// <summary>Every method this client knows.</summary>
    public IReadOnlyList<MethodDescriptor> Methods { get; }

    /// <summary>The methods a name can mean.</summary>
    /// <param name="name"><c>package.Service/Method</c>, <c>Service/Method</c> or <c>Method</c>; a dot will do for the slash. Case matters.</param>
    /// <returns>None when nothing has that name; several when it is ambiguous.</returns>
    public IReadOnlyList<MethodDescriptor> Find(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        string dotted = name.TrimStart('/').Replace('/', '.');
        return [.. Methods.Where(method => method.FullName == dotted || method.FullName.EndsWith("." + dotted, StringComparison.Ordinal))];
    }

    /// <summary>Calls a method.</summary>
    /// <param name="method">One of <see cref="Methods"/>.</param>
    /// <param name="requests">The requests as JSON: one, or any number if the method streams them. They are sent while answers arrive.</param>
    /// <param name="options">What is particular to this call; null for nothing.</param>
    /// <param name="cancellationToken">Gives the call up; the server is told.</param>
    /// <returns>The responses as JSON, as they arrive.</returns>
    /// <exception cref="RpcException">The call did not end with OK, or a request is not JSON of the declared message (INVALID_ARGUMENT).</exception>
    public async IAsyncEnumerable<string> CallAsync(
        MethodDescriptor method, IAsyncEnumerable<string> requests, RpcCallOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(requests);
        RpcCallOptions particular = options ?? RpcCallOptions.Default;
        var content = new StreamedContent();
        using var exchange = new ClientExchange(_channel, $"/{method.Service.FullName}/{method.Name}", particular, content, cancellationToken);
        Task sending = SendAsync(method, requests, particular, content, exchange);
        while (true)
        {
            Task<IMessage?> reading = exchange.ReadAsync(method.OutputType.Parser);
            if (await Task.WhenAny(reading, sending) == sending)
            {
                // A request that is no message of the method ends the call here; the server would wait for it for ever.
                await sending;
            }

            if (await reading is not { } response)
            {
                break;
            }

            yield return _formatter.Format(response);
        }
    }

    /// <summary>Calls a method with one request.</summary>
    /// <param name="method">One of <see cref="Methods"/>.</param>
    /// <param name="request">The request as JSON.</param>
    /// <param name="options">What is particular to this call; null for nothing.</param>
    /// <param name="cancellationToken">Gives the call up; the server is told.</param>
    /// <returns>The responses as JSON, as they arrive.</returns>
    /// <exception cref="RpcException">The call did not end with OK, or the request is not JSON of the declared message (INVALID_ARGUMENT).</exception>
    public IAsyncEnumerable<string> CallAsync(MethodDescriptor method, string request, RpcCallOptions? options = null, CancellationToken cancellationToken = default) =>
        CallAsync(method, One(request), options, cancellationToken);

    private async Task SendAsync(MethodDescriptor method, IAsyncEnumerable<string> requests, RpcCallOptions options, StreamedContent content, ClientExchange exchange)
    {
        try
        {
            await foreach (string json in requests.WithCancellation(exchange.Token))
            {
                await content.WriteAsync(ClientFrame.Encode(Parse(json, method.InputType), options.Compress), exchange.Token);
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            // The call has ended; reading tells how.
            return;
        }

        content.Complete();
    }

    private IMessage Parse(string json, MessageDescriptor type)
    {
        try
        {
            return _parser.Parse(json, type);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException or InvalidOperationException)
        {
            throw new RpcException(new RpcStatus(RpcCode.InvalidArgument, $"The request is not JSON of {type.FullName}: {e.Message}"), e);
        }
    }

    private static async IAsyncEnumerable<string> One(string request)
    {
        await Task.CompletedTask;
        yield return request;
    }
}
