using System.Diagnostics;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.History;
using IptActors.Engine.Journal;

namespace IptActors.Api.Courses;

/// <summary>Reads one course: as it stands, and event by event.</summary>
internal sealed class CourseQueries(ICourses courses, Gate gate, RefusalStatus refusals, CoursePage page, RecentPages recent, IClinicalCatalogs catalogs, TimeProvider clock)
{
    private static readonly AccessRow GetAccess = AccessTable.Find("CourseService/GetCourse")!;
    private static readonly AccessRow HistoryAccess = AccessTable.Find("CourseService/StreamHistory")!;

    /// <summary>GetCourse.</summary>
    public async ValueTask<ApiResult<GetCourseResponse>> GetAsync(GetCourseRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await gate.AdmitAsync(GetAccess, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return admission.Refusal!;
        }

        if (CourseNames.TryRead(request.Course, caller.Clinic, context, out var key) is { } problem)
        {
            return problem;
        }

        if (Moment(request, out var asOf) is { } violation)
        {
            return RefusalStatus.Invalid([violation]);
        }

        var reading = asOf is null
            ? await courses.ReadAsync(key, caller, cancellationToken)
            : await courses.ReadAtAsync(key, caller, asOf, cancellationToken);
        switch (reading)
        {
            case CourseReading.Found found:
                context.Access.Discloses(key, found.Emergency);
                return new GetCourseResponse
                {
                    Course = Worded(key, found.State, asOf, admission.Detail),
                    ChainBrokenAt = found.ChainBrokenAt ?? 0,
                    UnreadableFrom = found.UnreadableFrom ?? 0,
                };
            case CourseReading.Refused refused:
                return refusals.Of(refused.Refusal, key);
            default:
                throw new UnreachableException($"No answer for {reading.GetType().Name}.");
        }
    }

    /// <summary>StreamHistory.</summary>
    public async ValueTask<Status?> HistoryAsync(
        StreamHistoryRequest request, ResponseWriter<StreamHistoryResponse> write, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await gate.AdmitAsync(HistoryAccess, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return admission.Refusal;
        }

        if (CourseNames.TryRead(request.Course, caller.Clinic, context, out var key) is { } problem)
        {
            return problem;
        }

        if (Violations(request) is { Count: > 0 } violations)
        {
            return RefusalStatus.Invalid(violations);
        }

        switch (await courses.ReadHistoryAsync(key, caller, Math.Max(0, request.FromVersion - 1), cancellationToken))
        {
            case HistoryReading.Found found:
                context.Access.Discloses(key, found.Emergency);
                return await SendAsync(found.Events, request.ToVersion, caller.Person, write, cancellationToken);
            case HistoryReading.Refused refused:
                return refusals.Of(refused.Refusal, key);
            case var other:
                throw new UnreachableException($"No answer for {other.GetType().Name}.");
        }
    }

    // Pages of the past are asked for once; those of the present again and again.
    private Course Worded(CourseKey key, CourseState state, AsOf? asOf, CourseDetail detail) => asOf is null
        ? recent.Of(key, state, catalogs.Of(key.Clinic), DayOf(asOf, state), detail)
        : page.Of(key, state, catalogs.Of(key.Clinic), DayOf(asOf, state), detail);

    private static FieldViolation? Moment(GetCourseRequest request, out AsOf? asOf)
    {
        asOf = null;
        switch (request.AsOfCase)
        {
            case GetCourseRequest.AsOfOneofCase.AtVersion when request.AtVersion < 1:
                return new FieldViolation("at_version", $"Expected 1 or more, found {request.AtVersion}.");
            case GetCourseRequest.AsOfOneofCase.AtVersion:
                asOf = new AsOf.Version(request.AtVersion);
                return null;
            case GetCourseRequest.AsOfOneofCase.AtTime when !Moments.IsWithinBounds(request.AtTime):
                return new FieldViolation("at_time", Moments.Expected);
            case GetCourseRequest.AsOfOneofCase.AtTime:
                asOf = new AsOf.Recorded(Moments.Of(request.AtTime));
                return null;
            default:
                return null;
        }
    }

    // Tasks that are due by day are looked at from the day that is asked for.
    private DateOnly DayOf(AsOf? asOf, CourseState state) => state.Calendar.DayOf(asOf switch
    {
        null => clock.GetUtcNow(),
        AsOf.Recorded recorded => recorded.At,
        _ => state.LastRecordedAt,
    });

    private static List<FieldViolation> Violations(StreamHistoryRequest request)
    {
        var violations = new List<FieldViolation>();
        if (request.FromVersion < 0)
        {
            violations.Add(new FieldViolation("from_version", $"Expected 0 or more, found {request.FromVersion}."));
        }

        if (request.ToVersion != 0 && request.ToVersion < request.FromVersion)
        {
            violations.Add(new FieldViolation("to_version", $"Expected 0, or from_version ({request.FromVersion}) or more, found {request.ToVersion}."));
        }

        return violations;
    }

    private async ValueTask<Status?> SendAsync(
        IAsyncEnumerable<CourseEventRecord> events, long lastVersion, string reader, ResponseWriter<StreamHistoryResponse> write, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var happened in events.WithCancellation(cancellationToken))
            {
                if (lastVersion != 0 && happened.Recorded.Version > lastVersion)
                {
                    break;
                }

                await write(new StreamHistoryResponse { Event = HistoryEvents.Of(happened, reader) }, cancellationToken);
            }

            return null;
        }
        catch (EventDecodingException unreadable)
        {
            return refusals.Of(new Refusal.ChainBroken(unreadable.Version), unreadable.Course);
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }
}
