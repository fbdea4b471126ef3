using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using IptActors.Api.Methods;

namespace IptActors.Api.Tests.Support;

/// <summary>A call of any method with a request in JSON, whatever its messages are; and every course that its answer names.</summary>
public sealed partial class AnyCall(string request, ApiCallContext context) : IApiMethodVisitor
{
    // Knows every message of the API, for requests that carry another.
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithTypeRegistry(TypeRegistry.FromFiles(Protos.Files)));

    private static readonly JsonFormatter Json =
        new(JsonFormatter.Settings.Default.WithTypeRegistry(TypeRegistry.FromFiles([.. Protos.Files, ErrorDetailsReflection.Descriptor])));

    private static readonly TimeSpan LongestWatch = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private Task<Status?> _status = Task.FromResult<Status?>(null);

    /// <summary>Resource names of courses anywhere in the responses.</summary>
    public IReadOnlyCollection<string> Shown => _shown;

    /// <summary>Events in the result of a command.</summary>
    public int Events { get; private set; }

    /// <summary>Calls; null when it was answered.</summary>
    public static async Task<(Status? Refusal, AnyCall Call)> OfAsync(ApiMethod method, string request, ApiCallContext context)
    {
        var call = new AnyCall(request, context);
        method.Accept(call);
        return (await call._status, call);
    }

    public void Visit<TRequest, TResponse>(UnaryApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        _status = AnswerAsync(method.Handler(Parser.Parse<TRequest>(request), context, TestContext.Current.CancellationToken));

    public void Visit<TRequest, TResponse>(ServerStreamingApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        _status = StreamAsync(method);

    public void Visit<TRequest, TResponse>(ClientStreamingApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        _status = AnswerAsync(method.Handler(AsyncEnumerable.Repeat(Parser.Parse<TRequest>(request), 1), context, TestContext.Current.CancellationToken));

    // Some streams last until the caller hangs up: this one hangs up after a moment.
    private async Task<Status?> StreamAsync<TRequest, TResponse>(ServerStreamingApiMethod<TRequest, TResponse> method)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        using var call = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        if (method.Descriptor.Name.StartsWith("Watch", StringComparison.Ordinal))
        {
            call.CancelAfter(LongestWatch);
        }

        try
        {
            return await method.Handler(
                Parser.Parse<TRequest>(request),
                (response, _) =>
                {
                    Look(response);
                    return ValueTask.CompletedTask;
                },
                context,
                call.Token);
        }
        catch (OperationCanceledException) when (call.IsCancellationRequested && !TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<Status?> AnswerAsync<T>(ValueTask<ApiResult<T>> call)
        where T : class, IMessage
    {
        var result = await call;
        if (result.Value is { } answer)
        {
            Look(answer);
            Events += (answer.Descriptor.FindFieldByName("result")?.Accessor.GetValue(answer) as Contracts.V1.CommandResult)?.Events.Count ?? 0;
        }

        return result.Refusal;
    }

    private void Look(IMessage message)
    {
        foreach (Match name in CourseName().Matches(Json.Format(message)))
        {
            _shown.Add(name.Value);
        }
    }

    [GeneratedRegex("clinics/[a-z0-9-]+/courses/[a-z0-9-]+")]
    private static partial Regex CourseName();
}
