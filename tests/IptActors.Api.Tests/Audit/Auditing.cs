using Google.Protobuf;
using IptActors.Api.Access;
using IptActors.Api.Methods;
using IptActors.Api.Tests.Support;

namespace IptActors.Api.Tests.Audit;

/// <summary>What the tests about audit share.</summary>
internal static class Auditing
{
    /// <summary>An auditor who says why.</summary>
    public static Person Auditor(this Clinic clinic) => clinic.As("lin-auditor", Roles.Auditor).With("purpose-of-use", "operations");

    /// <summary>Everything a stream sends, and why it ended early.</summary>
    public static async Task<(List<TResponse> Responses, Refused? Refusal)> StreamAsync<TRequest, TResponse>(this Person person, TRequest request)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var responses = new List<TResponse>();
        var method = person.Clinic.Methods.OfType<ServerStreamingApiMethod<TRequest, TResponse>>().Single();
        var refusal = await method.Handler(
            request,
            (response, _) =>
            {
                responses.Add(response);
                return ValueTask.CompletedTask;
            },
            person.Context,
            TestContext.Current.CancellationToken);
        return (responses, refusal is null ? null : new Refused(refusal));
    }
}
