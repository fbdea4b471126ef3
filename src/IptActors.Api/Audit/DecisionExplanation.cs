using Google.Protobuf;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Commands;
using IptActors.Api.Courses;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Engine.Codec;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using Any = Google.Protobuf.WellKnownTypes.Any;
using ErrorReason = IptActors.Contracts.V1.ErrorReason;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Audit;

/// <summary>Explains why a command was decided as it was, by deciding it again on the course as it was then.</summary>
internal sealed class DecisionExplanation(AuditDesk desk, IEnumerable<ICommandMethod> commands)
{
    private static readonly AccessRow Access = AccessTable.Find("AuditService/ExplainDecision")!;

    private readonly Dictionary<string, ICommandMethod> _commands = commands.ToDictionary(command => command.Request.FullName, StringComparer.Ordinal);

    /// <summary>ExplainDecision.</summary>
    public async ValueTask<ApiResult<ExplainDecisionResponse>> ExplainAsync(
        ExplainDecisionRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        var (visit, refusal) = await desk.ReceiveAsync(Access, request.Course, context, cancellationToken);
        if (visit is null)
        {
            return refusal!;
        }

        try
        {
            var (asked, problem) = Read(request, visit);
            return problem is not null ? problem
                : request.RequestId.Length > 0 ? await RecordedAsync(request, asked, visit, cancellationToken)
                : await HypotheticalAsync(request, asked!, visit, cancellationToken);
        }
        catch (EventDecodingException unreadable)
        {
            return desk.Unreadable(unreadable);
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    private (Asked? Command, Status? Problem) Read(ExplainDecisionRequest request, AuditVisit visit)
    {
        if (request.RequestId.Length > 0 && !Guid.TryParseExact(request.RequestId, "D", out _))
        {
            return (null, RefusalStatus.Invalid([new FieldViolation("request_id", "Expected a UUID, such as 01890a5d-ac96-774b-bcce-b302099a8057.")]));
        }

        if (request.Command is null)
        {
            return request.RequestId.Length > 0
                ? (null, null)
                : (null, RefusalStatus.Invalid([new FieldViolation("command", "Expected a command, or the request_id of one that was accepted; found neither.")]));
        }

        if (!_commands.TryGetValue(Any.GetTypeName(request.Command.TypeUrl), out var method) || Parse(method, request.Command) is not { } message)
        {
            return (null, RefusalStatus.Invalid([new FieldViolation("command", "Expected the request message of a command, found another or a malformed one.")]));
        }

        return method.TryReadCourse(message, out var course) && course == visit.Course
            ? (new Asked(method, message), null)
            : (null, RefusalStatus.Invalid([new FieldViolation("command", "Expected a command for the same course, found one for another.")]));
    }

    private static IMessage? Parse(ICommandMethod method, Any command)
    {
        try
        {
            return method.Parse(command.Value);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private async ValueTask<ApiResult<ExplainDecisionResponse>> RecordedAsync(
        ExplainDecisionRequest request, Asked? asked, AuditVisit visit, CancellationToken cancellationToken)
    {
        var requestId = Guid.ParseExact(request.RequestId, "D");
        var steps = new List<ReplayStep>();
        await foreach (var step in desk.Services.History.ReplayAsync(visit.Course, cancellationToken))
        {
            if (step.Record.Headers.RequestId == requestId)
            {
                steps.Add(step);
            }
            else if (steps.Count > 0)
            {
                break;
            }
        }

        if (steps.Count == 0)
        {
            return Statuses.Of(Code.NotFound, ErrorReason.RequestNotFound, "No event of this course was recorded by this request_id. Send the request itself as 'command' instead.");
        }

        var headers = steps[0].Record.Headers;
        if (asked is not null && asked.Method.FingerprintOf(asked.Request) != headers.RequestHash)
        {
            return Statuses.Of(Code.FailedPrecondition, ErrorReason.RequestDiffers, "The command given is not the one that carried this request_id: its fingerprint is another.");
        }

        var recorded = steps[0].Record.Recorded;
        var response = new ExplainDecisionResponse
        {
            DecidedAtVersion = steps[0].Before.Version,
            DecidedAt = recorded.RecordedAt.ToTimestamp(),
            Actor = headers.OnBehalfOf ?? headers.Actor,
            Role = headers.Role,
            Reproduced = "not_decided",
            State = steps[0].Before.Version == 0 ? null : desk.PageOf(visit.Course, steps[0].Before.State, recorded.RecordedAt),
        };
        response.Recorded.AddRange(steps.Select(step => HistoryEvents.Of(step.Record, visit.Caller.Person)));
        if (asked is null)
        {
            response.Rules.AddRange(steps.Select(step => Finding(step.Record.Recorded.Event)).OfType<RuleCheck>().Select(check => Word(check, visit)));
            response.Outcome = response.Rules.Count > 0 ? "warned" : "accepted";
            return response;
        }

        Decide(response, asked, steps[0].Before.State, recorded.RecordedAt, recorded.OccurredAt, visit);
        response.Reproduced = response.Decided.SequenceEqual(steps.Select(step => step.Record.Stored.Event.Type)) && SameEvents(response, asked, steps, visit) ? "same" : "different";
        return response;
    }

    private async ValueTask<ApiResult<ExplainDecisionResponse>> HypotheticalAsync(
        ExplainDecisionRequest request, Asked asked, AuditVisit visit, CancellationToken cancellationToken)
    {
        var state = visit.State;
        var now = Timestamps.ToMicroseconds(desk.Services.Clock.GetUtcNow());
        if (request.HasAtVersion)
        {
            if (request.AtVersion != 0 && PastMoments.CheckVersion("at_version", request.AtVersion, state.Version) is { } problem)
            {
                return problem;
            }

            // A course of the past is asked at the moment of its last event; what was not yet past then cannot be recorded on it.
            var snapshot = await desk.Services.History.FoldAsync(visit.Course, new AsOf.Version(request.AtVersion), cancellationToken);
            now = request.AtVersion == state.Version || request.AtVersion == 0 ? now : snapshot.State.LastRecordedAt;
            state = snapshot.State;
        }

        var response = new ExplainDecisionResponse
        {
            DecidedAtVersion = state.Version,
            DecidedAt = now.ToTimestamp(),
            Actor = visit.Caller.Person,
            Role = request.Role.Length > 0 ? request.Role : visit.Caller.Role,
            State = state.Version == 0 ? null : desk.PageOf(visit.Course, state, now),
        };
        Decide(response, asked, state, now, null, visit);
        return response;
    }

    private void Decide(ExplainDecisionResponse response, Asked asked, CourseState state, DateTimeOffset now, DateTimeOffset? occurredAt, AuditVisit visit)
    {
        var catalog = desk.Services.Catalogs.Of(visit.Course.Clinic);
        var bound = asked.Method.Bind(asked.Request, now, response.Actor, response.Role, catalog);
        if (bound.Violations.Count > 0)
        {
            Refuse(response, new Rejection.InvalidCommand([.. bound.Violations]));
            return;
        }

        var context = new CommandContext(now, occurredAt ?? bound.OccurredAt ?? now, catalog, response.Actor, response.Role, bound.Overrides);
        var (decision, rules) = CourseDecider.Explain(state, bound.Command, context);
        response.Rules.AddRange(rules.Select(check => Word(check, visit)));
        switch (decision)
        {
            case Decision.Accepted accepted:
                response.Decided.AddRange(accepted.Events.Select(happened => EventCodec.Default.Encode(happened).Type.Name));
                response.Outcome = rules.Any(check => check.Outcome is RuleOutcome.Warned or RuleOutcome.Overridden) ? "warned" : "accepted";
                break;
            case Decision.Rejected rejected:
                Refuse(response, rejected.Rejection);
                break;
        }
    }

    private bool SameEvents(ExplainDecisionResponse response, Asked asked, List<ReplayStep> steps, AuditVisit visit)
    {
        var recorded = steps[0].Record.Recorded;
        var catalog = desk.Services.Catalogs.Of(visit.Course.Clinic);
        var bound = asked.Method.Bind(asked.Request, recorded.RecordedAt, response.Actor, response.Role, catalog);
        var context = new CommandContext(recorded.RecordedAt, recorded.OccurredAt, catalog, response.Actor, response.Role, bound.Overrides);
        return CourseDecider.Decide(steps[0].Before.State, bound.Command, context) is Decision.Accepted accepted
            && accepted.Events.SequenceEqual(steps.Select(step => step.Record.Recorded.Event));
    }

    private static void Refuse(ExplainDecisionResponse response, Rejection rejection)
    {
        response.Outcome = "refused";
        response.Refusal = rejection.Code;
        response.WrongFields.AddRange(rejection switch
        {
            Rejection.InvalidCommand invalid => invalid.Violations.Select(violation => new WrongField { Field = violation.Field, Description = violation.Description }),
            Rejection.UnknownReference unknown => [new WrongField { Field = unknown.Field, Description = unknown.Description }],
            _ => [],
        });
    }

    private static RuleCheck? Finding(Domain.Courses.CourseEvent happened) => happened switch
    {
        FindingRaised e => new RuleCheck(e.Rule, RuleOutcome.Warned, e.Detail),
        RuleOverridden e => new RuleCheck(e.Rule, RuleOutcome.Overridden, e.Detail),
        _ => null,
    };

    private RuleEvaluation Word(RuleCheck check, AuditVisit visit)
    {
        var rule = desk.Services.Catalogs.Of(visit.Course.Clinic).Rules.Find(check.Rule);
        var evaluation = new RuleEvaluation
        {
            Rule = check.Rule,
            Title = rule?.Title ?? "",
            Kind = rule?.Kind.ToString().ToLowerInvariant() ?? "",
            Result = check.Outcome.ToString().ToLowerInvariant(),
            Found = check.Detail ?? "",
            Remedy = check.Outcome == RuleOutcome.Held ? "" : rule?.Remedy ?? "",
        };
        evaluation.OverridableBy.AddRange(rule?.OverridableBy ?? []);
        return evaluation;
    }

    private sealed record Asked(ICommandMethod Method, IMessage Request);
}
