using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Journal;
using IptActors.Engine.Projections.CourseSummaries;
using IptActors.Engine.Projections.Watching;
using CourseChange = IptActors.Engine.Projections.Watching.CourseChange;
using Duration = Google.Protobuf.WellKnownTypes.Duration;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Projections;

/// <summary>WatchCourse and WatchClinic.</summary>
internal sealed class WatchQueries(ProjectionFrame frame, TimeProvider clock)
{
    private static readonly AccessRow CourseAccess = AccessTable.Find("ProjectionService/WatchCourse")!;
    private static readonly AccessRow ClinicAccess = AccessTable.Find("ProjectionService/WatchClinic")!;
    private static readonly TimeSpan DefaultHeartbeat = TimeSpan.FromSeconds(10);
    private const int MaxTypes = 100;

    /// <summary>WatchCourse.</summary>
    public ValueTask<Status?> CourseAsync(WatchCourseRequest request, ResponseWriter<WatchCourseResponse> write, ApiCallContext context, CancellationToken cancellationToken) =>
        WatchAsync(
            ProjectionAsk.Course(CourseAccess, CourseSummaryProjection.Instance, request.Course, 0) with { AnsweredInEmergency = false },
            request.HasAfterPosition ? request.AfterPosition : null,
            request.HeartbeatInterval,
            static _ => { },
            static _ => true,
            (change, token) => write(new WatchCourseResponse { Change = change }, token),
            (heartbeat, token) => write(new WatchCourseResponse { Heartbeat = heartbeat }, token),
            context,
            cancellationToken);

    /// <summary>WatchClinic.</summary>
    public ValueTask<Status?> ClinicAsync(WatchClinicRequest request, ResponseWriter<WatchClinicResponse> write, ApiCallContext context, CancellationToken cancellationToken)
    {
        var types = request.EventTypes.ToHashSet(StringComparer.Ordinal);
        return WatchAsync(
            ProjectionAsk.Clinic(ClinicAccess, CourseSummaryProjection.Instance, request.Parent, 0),
            request.HasAfterPosition ? request.AfterPosition : null,
            request.HeartbeatInterval,
            violations =>
            {
                if (types.Count > MaxTypes)
                {
                    violations.Add(new FieldViolation("event_types", $"Expected at most {MaxTypes}, found {types.Count}."));
                }
            },
            type => types.Count == 0 || types.Contains(type),
            (change, token) => write(new WatchClinicResponse { Change = change }, token),
            (heartbeat, token) => write(new WatchClinicResponse { Heartbeat = heartbeat }, token),
            context,
            cancellationToken);
    }

    private async ValueTask<Status?> WatchAsync(
        ProjectionAsk ask,
        long? after,
        Duration? interval,
        Action<List<FieldViolation>> check,
        Func<string, bool> ofType,
        Func<Contracts.V1.CourseChange, CancellationToken, ValueTask> tell,
        Func<Heartbeat, CancellationToken, ValueTask> beat,
        ApiCallContext context,
        CancellationToken cancellationToken)
    {
        var heartbeat = DefaultHeartbeat;
        using var allowed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var (reader, refusal) = await frame.OpenAsync(
                ask,
                violations =>
                {
                    check(violations);
                    heartbeat = Heartbeat(after, interval, violations);
                },
                context,
                cancellationToken);
            if (reader is null)
            {
                return refusal;
            }

            // What happens in single courses is not for those who see aggregates: they hear only how far the clinic has come.
            bool Wants(CourseChange change) => !reader.OnlyAggregates && ofType(ShownTypes.Of(change.Type, reader.Detail)) && Sees(reader, change.Summary);
            if (context.Principal?.ValidUntil is { } until)
            {
                allowed.CancelAfter(Wait(until - clock.GetUtcNow()));
            }

            using var watcher = await frame.Projections.Changes.WatchAsync(reader.Caller.Clinic, Wants, cancellationToken);
            if (watcher is null)
            {
                return Statuses.Of(Code.ResourceExhausted, ErrorReason.TooManyWatchers, "The server has as many watchers as it takes. Close some, or ask another server.")
                    .RetryAfter(TimeSpan.FromSeconds(5));
            }

            // Before anything is told of a course: that somebody listens is on record.
            context.Access.Discloses(Array.Empty<CourseKey>());
            var from = after ?? watcher.Position;
            var stream = new WatchStream(reader, watcher, from, heartbeat, tell, beat, clock);
            await stream.CatchUpAsync(frame.Projections.Changes.ReadAsync(reader.Caller.Clinic, from, watcher.Position, allowed.Token), Wants, allowed.Token);
            await stream.FollowAsync(allowed.Token);
            return null;
        }
        catch (OperationCanceledException) when (allowed.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Statuses.Of(
                Code.Unauthenticated, ErrorReason.TokenInvalid, "The token has expired while watching. Get a fresh one and watch again with after_position set to the last position received.");
        }
        catch (WatcherTooSlowException)
        {
            return Statuses.Of(
                Code.ResourceExhausted, ErrorReason.WatcherTooSlow, "Expected a watcher that keeps up, found one that does not. Watch again with after_position set to the last position received.");
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    // A timer takes no more than some weeks; a token that lives longer is not ended by it.
    private static TimeSpan Wait(TimeSpan left) => left <= TimeSpan.Zero ? TimeSpan.Zero : left > TimeSpan.FromDays(20) ? Timeout.InfiniteTimeSpan : left;

    private static TimeSpan Heartbeat(long? after, Duration? interval, List<FieldViolation> violations)
    {
        if (after < 0)
        {
            violations.Add(new FieldViolation("after_position", $"Expected 0 or more, found {after}."));
        }

        if (interval is null)
        {
            return DefaultHeartbeat;
        }

        if (interval is { Seconds: >= 1 and < 60, Nanos: >= 0 and < 1_000_000_000 } or { Seconds: 60, Nanos: 0 })
        {
            return interval.ToTimeSpan();
        }

        violations.Add(new FieldViolation("heartbeat_interval", "Expected 1 to 60 seconds, found another duration."));
        return DefaultHeartbeat;
    }

    // By the care team after the change: who has left it is not told, who has joined it is.
    private static bool Sees(ProjectionReader reader, CourseSummaryRow course)
    {
        if (reader.Course is { } one && one.Course != course.Course)
        {
            return false;
        }

        var (person, scope) = (reader.Caller.Person, reader.Caller.Scope);
        return scope.HasFlag(CourseScope.Clinic)
            || (scope.HasFlag(CourseScope.OwnCourses) && (course.Therapist == person || course.CoTherapists.Contains(person) || (course.Therapist is null && course.OpenedBy == person)))
            || (scope.HasFlag(CourseScope.SuperviseesCourses) && course.Supervisor == person);
    }
}
