using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Engine.Codec;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Audit;

/// <summary>Shows a course as of a moment.</summary>
internal sealed class CourseLookBack(AuditDesk desk)
{
    private static readonly AccessRow Access = AccessTable.Find("AuditService/GetCourseAsOf")!;

    /// <summary>GetCourseAsOf.</summary>
    public async ValueTask<ApiResult<GetCourseAsOfResponse>> GetAsync(GetCourseAsOfRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        var (visit, refusal) = await desk.ReceiveAsync(Access, request.Course, context, cancellationToken);
        if (visit is null)
        {
            return refusal!;
        }

        try
        {
            if (await CheckAsync(request, visit, cancellationToken) is { } problem)
            {
                return problem;
            }

            return request.AsOfCase == GetCourseAsOfRequest.AsOfOneofCase.OccurredAt
                ? await OccurredAsync(request, visit, cancellationToken)
                : await RecordedAsync(request, visit, cancellationToken);
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

    private async ValueTask<Status?> CheckAsync(GetCourseAsOfRequest request, AuditVisit visit, CancellationToken cancellationToken)
    {
        var now = desk.Services.Clock.GetUtcNow();
        var problem = request.AsOfCase switch
        {
            GetCourseAsOfRequest.AsOfOneofCase.Version => PastMoments.CheckVersion("version", request.Version, visit.State.Version),
            GetCourseAsOfRequest.AsOfOneofCase.Position =>
                PastMoments.CheckPosition("position", request.Position, await desk.Services.History.ReadHeadAsync(cancellationToken)),
            GetCourseAsOfRequest.AsOfOneofCase.RecordedAt => PastMoments.Check("recorded_at", request.RecordedAt, now),
            GetCourseAsOfRequest.AsOfOneofCase.OccurredAt => PastMoments.Check("occurred_at", request.OccurredAt, now),
            _ => RefusalStatus.Invalid([new FieldViolation("as_of", "Expected one of version, position, recorded_at and occurred_at, found none.")]),
        };
        if (problem is not null || request.KnownAt is null)
        {
            return problem;
        }

        return request.AsOfCase == GetCourseAsOfRequest.AsOfOneofCase.OccurredAt
            ? PastMoments.Check("known_at", request.KnownAt, now)
            : RefusalStatus.Invalid([new FieldViolation("known_at", "Expected only together with occurred_at: the others say themselves what was known.")]);
    }

    private async ValueTask<ApiResult<GetCourseAsOfResponse>> RecordedAsync(GetCourseAsOfRequest request, AuditVisit visit, CancellationToken cancellationToken)
    {
        var snapshot = await desk.Services.History.FoldAsync(visit.Course, AsOfOf(request), cancellationToken);
        if (snapshot.Version == 0)
        {
            return PastMoments.BeforeFirstEvent(await OpenedAtAsync(visit, cancellationToken));
        }

        var at = request.AsOfCase == GetCourseAsOfRequest.AsOfOneofCase.RecordedAt ? Moments.Of(request.RecordedAt) : snapshot.State.LastRecordedAt;
        return new GetCourseAsOfResponse
        {
            Course = desk.PageOf(visit.Course, snapshot.State, at),
            Version = snapshot.Version,
            Position = snapshot.Position,
            Events = snapshot.Version,
            ChainBrokenAt = snapshot.ChainBreak?.Version ?? 0,
            UnreadableFrom = snapshot.UnreadableFrom ?? 0,
        };
    }

    private async ValueTask<ApiResult<GetCourseAsOfResponse>> OccurredAsync(GetCourseAsOfRequest request, AuditVisit visit, CancellationToken cancellationToken)
    {
        var at = Moments.Of(request.OccurredAt);
        var knownAt = request.KnownAt is null ? DateTimeOffset.MaxValue : Moments.Of(request.KnownAt);
        var known = new List<ReplayStep>();
        await foreach (var step in desk.Services.History.ReplayAsync(visit.Course, cancellationToken))
        {
            if (step.Record.Recorded.RecordedAt > knownAt)
            {
                break;
            }

            known.Add(step);
        }

        if (OccurredCourse.Fold([.. known.Select(step => step.Record.Recorded)], at) is not { } course)
        {
            return PastMoments.BeforeFirstEvent(await OpenedAtAsync(visit, cancellationToken));
        }

        var last = known[(int)course.Counted[^1] - 1];
        var response = new GetCourseAsOfResponse
        {
            Course = desk.PageOf(visit.Course, course.State, at),
            Version = last.After.Version,
            Position = last.Record.Stored.Position,
            Events = course.Counted.Count,
            ChainBrokenAt = known[^1].After.ChainBreak?.Version ?? 0,
        };
        response.RecordedLater.AddRange(course.Counted.Where(version => known[(int)version - 1].Record.Recorded.RecordedAt > at));
        response.HappenedLater.AddRange(course.Borrowed);
        return response;
    }

    private static AsOf AsOfOf(GetCourseAsOfRequest request) => request.AsOfCase switch
    {
        GetCourseAsOfRequest.AsOfOneofCase.Version => new AsOf.Version(request.Version),
        GetCourseAsOfRequest.AsOfOneofCase.Position => new AsOf.Position(request.Position),
        _ => new AsOf.Recorded(Moments.Of(request.RecordedAt)),
    };

    private async ValueTask<DateTimeOffset> OpenedAtAsync(AuditVisit visit, CancellationToken cancellationToken) =>
        (await desk.Services.History.FoldAsync(visit.Course, new AsOf.Version(1), cancellationToken)).OpenedAt;
}
