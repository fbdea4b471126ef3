using Google.Protobuf;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Values;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;

namespace IptActors.Api.AccessLog;

/// <summary>
/// Puts every call on record before its answer leaves. Stands around every method (<see cref="ApiMethod"/> wraps its handler with it), so
/// that no method has to remember it.
/// </summary>
/// <param name="log">Where the record is kept.</param>
/// <param name="clock">The time.</param>
internal sealed class AccessRecorder(IAccessLog log, TimeProvider clock)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BusyDelay = TimeSpan.FromMilliseconds(200);

    private readonly UnauthenticatedCalls _unauthenticated = new(clock);

    /// <summary>Records what came of a call.</summary>
    /// <param name="method">The method, as <c>Service/Method</c>.</param>
    /// <param name="aboutClients">Whether its answer shows anything of a client.</param>
    /// <param name="request">The request, which may name a course in its field <c>course</c>; null when there is no single one.</param>
    /// <param name="context">What the gate and the handler said of the call.</param>
    /// <param name="refusal">Why it is refused; null when it is answered.</param>
    /// <returns>Null: the answer may leave. Otherwise what is answered instead.</returns>
    /// <exception cref="InvalidOperationException">The handler did not say what it shows: a bug.</exception>
    public ValueTask<Status?> RecordAsync(string method, bool aboutClients, IMessage? request, ApiCallContext context, Status? refusal)
    {
        if (refusal is not null)
        {
            return IsRecorded(refusal) ? RefusedAsync(method, request, context, refusal) : default;
        }

        if (!aboutClients)
        {
            return default;
        }

        if (!context.Access.IsMade || context.Caller is null)
        {
            throw new InvalidOperationException($"{method} answers without having said which courses it shows. docs/access-log.md says how.");
        }

        return RecordPendingAsync(method, context);
    }

    /// <summary>Records what a stream has declared since it was last asked, before the response that shows it leaves.</summary>
    /// <inheritdoc cref="RecordAsync"/>
    public ValueTask<Status?> RecordPendingAsync(string method, ApiCallContext context) =>
        context.Access.TakeUnrecorded() is { } courses
            ? WriteAsync(Entry(Who(context.Caller!), method, context.Access.Suppressed ? AccessOutcome.Suppressed : AccessOutcome.Disclosed, Names(courses), context))
            : default;

    /// <summary>Records that a token is used for the first time.</summary>
    /// <inheritdoc cref="RecordAsync"/>
    public async ValueTask<Status?> SignInAsync(Principal principal)
    {
        if (!principal.TryClaimSignIn())
        {
            return null;
        }

        var unrecorded = await WriteAsync(new AccessEntry
        {
            At = Timestamps.ToMicroseconds(clock.GetUtcNow()),
            Who = Who(principal, ""),
            Method = AccessOutcome.SignInMethod,
            Outcome = AccessOutcome.SignedIn,
            Courses = [],
        });
        if (unrecorded is not null)
        {
            principal.ReleaseSignIn();
        }

        return unrecorded;
    }

    /// <summary>
    /// Whether a refusal is put on record: who may not, and what tells something of how a course stands. Wrong fields are found before
    /// any course is looked at, and a server that is busy or away tells nothing of anybody.
    /// </summary>
    public static bool IsRecorded(Status refusal) => (Code)refusal.Code is
        Code.Unauthenticated or Code.PermissionDenied or Code.NotFound or Code.AlreadyExists or Code.FailedPrecondition or Code.Aborted or Code.DataLoss or Code.OutOfRange;

    private ValueTask<Status?> RefusedAsync(string method, IMessage? request, ApiCallContext context, Status refusal)
    {
        var reason = refusal.Details.FirstOrDefault(detail => detail.Is(ErrorInfo.Descriptor))?.Unpack<ErrorInfo>().Reason ?? ((Code)refusal.Code).ToString();
        if (context.Principal is not { } principal)
        {
            return _unauthenticated.Count(method) is var count and > 0 ? WriteAsync(Entry(Accessor.Unknown, method, reason, [], context) with { Count = count }) : default;
        }

        var who = context.Caller is { } caller ? Who(caller) : Who(principal, context.OnBehalfOf ?? "");
        return WriteAsync(Entry(who, method, reason, (context.Access.Asked ?? CourseOf(request)) is { } asked ? [Name(asked, who.Clinic)] : [], context));
    }

    private AccessEntry Entry(Accessor who, string method, string outcome, IReadOnlyList<string> courses, ApiCallContext context) => new()
    {
        At = Timestamps.ToMicroseconds(clock.GetUtcNow()),
        Who = who,
        Method = method,
        Outcome = outcome,
        Courses = courses,
        Emergency = context.Access.Emergency,
        RequestId = context.Access.RequestId,
        CorrelationId = Tracked.Id(context.CorrelationId) ?? "",
    };

    private async ValueTask<Status?> WriteAsync(AccessEntry entry) => await log.RecordAsync(entry) switch
    {
        AccessRecording.Recorded => null,
        AccessRecording.Busy => Statuses.Of(
            Code.ResourceExhausted,
            ErrorReason.AccessLogBusy,
            "Too many accesses wait to be put on record, without which nothing is shown. Send the same request again later.").RetryAfter(BusyDelay),
        _ => Statuses.Of(
            Code.Unavailable,
            ErrorReason.AccessLogUnavailable,
            "The log of access cannot be written, and nothing is shown that is not on record. Send the same request again; a command that was carried out is answered then.").RetryAfter(RetryDelay),
    };

    private static Accessor Who(Caller caller) => new(caller.Clinic.Value, caller.Subject, caller.Role, caller.OnBehalfOf ?? "", caller.PurposeOfUse ?? "");

    private static Accessor Who(Principal principal, string onBehalfOf) => new(
        principal.Clinic.Value, principal.Subject, string.Join('+', RoleNames.Of(principal.Roles)), Identifier.IsValid(onBehalfOf) ? onBehalfOf : "", "");

    // Whoever is stopped at the gate has no handler that reads the request.
    private static CourseKey? CourseOf(IMessage? request) =>
        request?.Descriptor.FindFieldByName("course")?.Accessor.GetValue(request) is string name && CourseKey.TryParse(name, out var course) ? course : null;

    private static string[] Names(IReadOnlyList<CourseKey> courses)
    {
        var names = new string[courses.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = courses[i].Course.Value;
        }

        return names;
    }

    private static string Name(CourseKey course, string clinic) => course.Clinic.Value == clinic ? course.Course.Value : $"{course.Clinic}/{course.Course}";
}
