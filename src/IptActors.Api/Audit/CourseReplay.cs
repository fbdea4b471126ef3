using IptActors.Api.Access;
using IptActors.Api.Courses;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Engine.Codec;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Audit;

/// <summary>Replays a course event by event.</summary>
internal sealed class CourseReplay(AuditDesk desk)
{
    private static readonly AccessRow Access = AccessTable.Find("AuditService/ReplayCourse")!;

    /// <summary>ReplayCourse.</summary>
    public async ValueTask<Status?> ReplayAsync(
        ReplayCourseRequest request, ResponseWriter<ReplayCourseResponse> write, ApiCallContext context, CancellationToken cancellationToken)
    {
        var (visit, refusal) = await desk.ReceiveAsync(Access, request.Course, context, cancellationToken);
        if (visit is null)
        {
            return refusal;
        }

        try
        {
            var range = new ReplayRange(request.From, request.To);
            var head = await desk.Services.History.ReadHeadAsync(cancellationToken);
            if (range.Check(visit.State.Version, head, desk.Services.Clock.GetUtcNow()) is { } problem)
            {
                return problem;
            }

            // Backward the steps are kept, not their messages: states share almost everything, messages nothing.
            var kept = new Stack<ReplayStep>();
            await foreach (var step in desk.Services.History.ReplayAsync(visit.Course, cancellationToken))
            {
                if (range.IsPast(step.Record))
                {
                    break;
                }

                if (!range.Includes(step.Record))
                {
                    continue;
                }

                if (request.Backward)
                {
                    kept.Push(step);
                }
                else
                {
                    await write(Word(step, request, visit), cancellationToken);
                }
            }

            while (kept.TryPop(out var step))
            {
                await write(Word(step, request, visit), cancellationToken);
            }

            return null;
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

    private ReplayCourseResponse Word(ReplayStep step, ReplayCourseRequest request, AuditVisit visit)
    {
        var response = new ReplayCourseResponse
        {
            Event = HistoryEvents.Of(step.Record, visit.Caller.Person),
            ChainIntact = step.After.ChainBreak is null,
        };
        if (request.WithState || request.WithChanges)
        {
            var after = desk.PageOf(visit.Course, step.After.State);
            response.State = request.WithState ? after : null;
            if (request.WithChanges)
            {
                response.Changes.AddRange(MessageDiff.Of(Before(step, visit), after));
            }
        }

        return response;
    }

    // Both pages look at the tasks on the same day: what merely came due overnight was not changed by the event.
    private Course? Before(ReplayStep step, AuditVisit visit) =>
        ReferenceEquals(step.Before.State, CourseState.Unopened) ? null : desk.PageOf(visit.Course, step.Before.State, step.After.State.LastRecordedAt);
}
