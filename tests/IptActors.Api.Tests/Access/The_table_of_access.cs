using System.Text;
using Google.Protobuf;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Methods;
using IptActors.Api.Tests.Support;
using IptActors.Engine.Commands;

namespace IptActors.Api.Tests.Access;

public sealed class The_table_of_access : IAsyncDisposable
{
    private static readonly Roles[] EachRole = [.. Enum.GetValues<Roles>().Where(role => role != Roles.None)];

    private readonly Clinic _clinic = new();

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public void Has_a_row_for_every_method_and_no_other() =>
        Assert.Equal(Protos.Methods.Select(Protos.Key).Order(StringComparer.Ordinal), AccessTable.Methods.Order(StringComparer.Ordinal));

    // A change of who may call what shows in the diff of the approved file, and is made on purpose.
    [Fact]
    public async Task Is_as_approved()
    {
        var table = new StringBuilder();
        foreach (var method in AccessTable.Methods.Order(StringComparer.Ordinal))
        {
            var row = AccessTable.Find(method)!;
            var rights = EachRole.Where(role => row.Of(role) != CourseScope.None).Select(role => $"{role}={row.Of(role)}".ToLowerInvariant());
            table.Append(method).Append(": ").AppendJoin(' ', rights).Append('\n');
        }

        var approved = Path.Combine(AppContext.BaseDirectory, "Access", "access.approved.txt");
        Assert.Equal(await File.ReadAllTextAsync(approved, TestContext.Current.CancellationToken), table.ToString());
    }

    [Fact]
    public async Task Decides_every_call_of_every_role()
    {
        foreach (var method in _clinic.Methods)
        {
            foreach (var role in EachRole)
            {
                var expected = AccessTable.Find(method.Descriptor.Key())!.Of(role) == CourseScope.None;

                var refused = await CallEmptyAsync(method, role);

                Assert.True(
                    expected == (refused?.Code == (int)Google.Rpc.Code.PermissionDenied),
                    $"{method} as {role}: expected {(expected ? "PERMISSION_DENIED" : "to be admitted")}, found {refused?.ToString() ?? "an answer"}.");
            }
        }
    }

    [Fact]
    public async Task Lets_nobody_call_without_a_role()
    {
        foreach (var method in _clinic.Methods)
        {
            Assert.Equal((int)Google.Rpc.Code.PermissionDenied, (await CallEmptyAsync(method, Roles.None))!.Code);
        }
    }

    [Fact]
    public async Task Lets_nobody_call_without_a_token()
    {
        foreach (var method in _clinic.Methods)
        {
            var call = new EmptyCall(new ApiCallContext(_ => null));
            method.Accept(call);
            Assert.Equal((int)Google.Rpc.Code.Unauthenticated, (await call.Refusal)!.Code);
        }
    }

    private async Task<Status?> CallEmptyAsync(ApiMethod method, Roles role)
    {
        var person = _clinic.As("ada-okafor", role);
        person = role == Roles.Auditor ? person.With("purpose-of-use", "operations") : role == Roles.Integration ? person.With("on-behalf-of", "ada-okafor") : person;
        var call = new EmptyCall(person.Context);
        method.Accept(call);
        return await call.Refusal;
    }

    /// <summary>Calls a method with an empty request, which no method that is about clients can carry out.</summary>
    private sealed class EmptyCall(ApiCallContext context) : IApiMethodVisitor
    {
        public Task<Status?> Refusal { get; private set; } = Task.FromResult<Status?>(null);

        public void Visit<TRequest, TResponse>(UnaryApiMethod<TRequest, TResponse> method)
            where TRequest : class, IMessage<TRequest>, new()
            where TResponse : class, IMessage<TResponse>, new() =>
            Refusal = RefusalOf(method.Handler(new TRequest(), context, TestContext.Current.CancellationToken));

        public void Visit<TRequest, TResponse>(ServerStreamingApiMethod<TRequest, TResponse> method)
            where TRequest : class, IMessage<TRequest>, new()
            where TResponse : class, IMessage<TResponse>, new() =>
            Refusal = method.Handler(new TRequest(), (_, _) => ValueTask.CompletedTask, context, TestContext.Current.CancellationToken).AsTask();

        public void Visit<TRequest, TResponse>(ClientStreamingApiMethod<TRequest, TResponse> method)
            where TRequest : class, IMessage<TRequest>, new()
            where TResponse : class, IMessage<TResponse>, new() =>
            Refusal = RefusalOf(method.Handler(AsyncEnumerable.Empty<TRequest>(), context, TestContext.Current.CancellationToken));

        private static async Task<Status?> RefusalOf<T>(ValueTask<ApiResult<T>> call)
            where T : class => (await call).Refusal;
    }
}
