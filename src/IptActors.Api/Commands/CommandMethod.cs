using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.AccessLog;
using IptActors.Api.Binding;
using IptActors.Api.Courses;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Catalog;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;

namespace IptActors.Api.Commands;

/// <summary>The method of one command: admits the caller, binds the request, has the course carry it out, words the answer.</summary>
internal sealed class CommandMethod<TRequest, TResponse> : ICommandMethod
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    private readonly CommandServices _services;
    private readonly CommandBinder<TRequest> _binder;
    private readonly Fingerprint<TRequest> _fingerprint;
    private readonly Action<TResponse, CommandResult> _setResult;
    private readonly MessageParser<TRequest> _parser = new(static () => new TRequest());

    /// <summary>Compiles what binds the request to the command.</summary>
    public CommandMethod(MethodDescriptor descriptor, System.Type command, AccessRow access, CommandServices services, RecordReader records)
    {
        Access = access;
        Request = descriptor.InputType;
        _services = services;
        _binder = new CommandBinder<TRequest>(records, descriptor.InputType, command);
        _fingerprint = new Fingerprint<TRequest>(descriptor.InputType);
        _setResult = typeof(TResponse).GetProperty("Result")?.SetMethod?.CreateDelegate<Action<TResponse, CommandResult>>()
            ?? throw new InvalidOperationException($"{descriptor.OutputType.FullName} lacks the field 'result' that the response to every command has.");
        Method = new UnaryApiMethod<TRequest, TResponse>(descriptor, HandleAsync);
    }

    /// <inheritdoc/>
    public MessageDescriptor Request { get; }

    /// <inheritdoc/>
    public AccessRow Access { get; }

    /// <inheritdoc/>
    public ApiMethod Method { get; }

    /// <inheritdoc/>
    public IMessage Parse(ByteString bytes) => _parser.ParseFrom(bytes);

    /// <inheritdoc/>
    public bool TryReadCourse(IMessage request, out CourseKey course) => _binder.TryReadCourse((TRequest)request, out course);

    /// <inheritdoc/>
    public string RequestIdOf(IMessage request) => _binder.RequestIdOf((TRequest)request);

    /// <inheritdoc/>
    public BoundCommand Bind(IMessage request, DateTimeOffset now, string actor, string role, ClinicalCatalog catalog) =>
        _binder.Bind((TRequest)request, now, actor, role, catalog);

    /// <inheritdoc/>
    public RequestHash FingerprintOf(IMessage request) => _fingerprint.Of((TRequest)request);

    /// <inheritdoc/>
    public async ValueTask<ApiResult<CommandResult>> ExecuteAsync(
        IMessage request, Admission admission, ApiCallContext context, CancellationToken cancellationToken)
    {
        var caller = admission.Caller!;
        var typed = (TRequest)request;

        if (_binder.TryReadCourse(typed, out var course))
        {
            context.Access.Asks(course);

            // Another clinic's course is refused before anything else is said about the request.
            if (course.Clinic != caller.Clinic)
            {
                return RefusalStatus.NotPermitted();
            }
        }

        // Cut as the engine cuts its own reading of the clock, so that "now" here is never after "now" there.
        var now = Timestamps.ToMicroseconds(_services.Clock.GetUtcNow());
        var bound = _binder.Bind(typed, now, caller.Person, caller.Role, _services.Catalogs.Of(caller.Clinic));
        context.Access.IsCommand(bound.RequestId);
        if (bound.Violations.Count > 0)
        {
            return RefusalStatus.Invalid(bound.Violations).With(new RequestInfo { RequestId = Shown(bound.RequestId) });
        }

        var envelope = new CommandEnvelope
        {
            RequestId = bound.RequestId,
            RequestHash = _fingerprint.Of(typed),
            Command = bound.Command,
            Caller = caller,
            ExpectedVersion = bound.ExpectedVersion,
            OccurredAt = bound.OccurredAt,
            Overrides = bound.Overrides,
            Reason = bound.Overrides.Reason,
            CorrelationId = Tracked.Id(context.CorrelationId),
            CausationId = Tracked.Id(context.CausationId),
        };
        switch (await _services.Courses.ExecuteAsync(bound.Course, envelope, cancellationToken))
        {
            case CommandAnswer.Answered answered:
                Declare(context.Access, bound.Course, answered, now);
                return Answers.Of(bound.Course, answered, caller.Person);
            case CommandAnswer.Refused refused:
                return _services.Refusals.Of(refused.Refusal, bound.Course).With(new RequestInfo { RequestId = Shown(bound.RequestId) });
            case var other:
                throw new System.Diagnostics.UnreachableException($"No answer for {other.GetType().Name}.");
        }
    }

    // The events of an accepted command say who was shown its outcome. A command that was in effect already records none, and what a
    // repeated one is answered was recorded earlier.
    private static void Declare(AccessDeclaration access, CourseKey course, CommandAnswer.Answered answered, DateTimeOffset now)
    {
        if (answered.Events.Count > 0 && answered.Events[0].Stored.Event.RecordedAt >= now)
        {
            access.IsRecordedByEvents();
        }
        else
        {
            access.Discloses(course);
        }
    }

    private async ValueTask<ApiResult<TResponse>> HandleAsync(TRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await _services.Gate.AdmitAsync(Access, context, cancellationToken);
        if (admission.Refusal is { } refusal)
        {
            return refusal;
        }

        var result = await ExecuteAsync(request, admission, context, cancellationToken);
        if (result.Value is not { } value)
        {
            return result.Refusal!;
        }

        var response = new TResponse();
        _setResult(response, value);
        return response;
    }

    private static string Shown(Guid requestId) => requestId == Guid.Empty ? "" : requestId.ToString("D");
}
