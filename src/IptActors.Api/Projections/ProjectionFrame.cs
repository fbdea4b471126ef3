using System.Globalization;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Engine.Projections.CourseSummaries;
using IptActors.Engine.Projections.Queries;
using Projection = IptActors.Engine.Projections.Projection;

namespace IptActors.Api.Projections;

/// <summary>
/// The frame of every query over projections: who asks, what is wrong with the request, whether the projection has got far enough,
/// whether the course is there for the caller; then the answer.
/// </summary>
internal sealed class ProjectionFrame(ProjectionDependencies projections, ICourses courses, Gate gate, RefusalStatus refusals, IClinicalCatalogs catalogs, TimeProvider clock)
{
    // Time to send the answer before the caller stops listening.
    private static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>The runner.</summary>
    public ProjectionDependencies Projections => projections;

    /// <summary>Answers a query.</summary>
    /// <param name="ask">What it has in common with the others.</param>
    /// <param name="check">Adds what is wrong with its own fields.</param>
    /// <param name="answer">Reads and words the answer.</param>
    /// <param name="context">What came with the call.</param>
    /// <param name="cancellationToken">The caller went away.</param>
    public async ValueTask<ApiResult<TResponse>> AnswerAsync<TResponse>(
        ProjectionAsk ask,
        Action<List<FieldViolation>> check,
        Func<ProjectionReader, CancellationToken, ValueTask<ApiResult<TResponse>>> answer,
        ApiCallContext context,
        CancellationToken cancellationToken)
        where TResponse : class
    {
        try
        {
            var (reader, refusal) = await OpenAsync(ask, check, context, cancellationToken);
            return reader is null ? refusal! : await answer(reader, cancellationToken);
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Admits a query: what it may read, or why it is refused.</summary>
    /// <exception cref="JournalUnavailableException">Rows cannot be read now.</exception>
    public async ValueTask<(ProjectionReader? Reader, Status? Refusal)> OpenAsync(
        ProjectionAsk ask, Action<List<FieldViolation>> check, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await gate.AdmitAsync(ask.Access, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return (null, admission.Refusal);
        }

        var problem = Problem(ask, check, caller, out var course);
        if (course is { } asked)
        {
            context.Access.Asks(asked);
        }

        if (problem is not null || (problem = await BehindAsync(ask, caller, context, cancellationToken)) is not null)
        {
            return (null, problem);
        }

        var position = await projections.Runner.PositionAsync(ask.Projection, cancellationToken);
        if (ask.Also is { } also)
        {
            position = Math.Min(position, await projections.Runner.PositionAsync(also, cancellationToken));
        }

        var catalog = catalogs.Of(caller.Clinic);
        var today = ServiceCalendar.In(catalog.DefaultPolicy.TimeZone).DayOf(clock.GetUtcNow());
        var reader = new ProjectionReader(caller, admission.Detail, projections.Rows, position, catalog, null, today, context.Access);
        if (course is not { } key)
        {
            return (reader, null);
        }

        var row = await FindAsync(reader, reader.Query, key, cancellationToken);
        var emergency = row is null && ask.AnsweredInEmergency && await IsOpenInEmergencyAsync(key, caller, cancellationToken);
        if (emergency)
        {
            row = await FindAsync(reader, new RowQuery(caller.Clinic), key, cancellationToken);
        }

        if (row is null)
        {
            return (null, caller.Scope.HasFlag(CourseScope.Clinic) ? refusals.Of(new Refusal.Rejected(new Rejection.CourseNotFound()), key) : RefusalStatus.NotPermitted());
        }

        context.Access.Discloses(key, emergency);
        return (reader with { Course = row }, null);
    }

    // Who broke the glass sees the whole course; its rows say who treats, not to whom it is open, so the course itself is asked.
    private async ValueTask<bool> IsOpenInEmergencyAsync(CourseKey course, Caller caller, CancellationToken cancellationToken) =>
        caller.Scope.HasFlag(CourseScope.OwnCourses) && await courses.ReadAsync(course, caller, cancellationToken) is CourseReading.Found { Emergency: true };

    private static Status? Problem(ProjectionAsk ask, Action<List<FieldViolation>> check, Caller caller, out CourseKey? course)
    {
        course = null;
        var violations = new List<FieldViolation>();
        ClinicId clinic = default;
        if (ask.OfCourse)
        {
            if (CourseKey.TryParse(ask.Name, out var key))
            {
                (course, clinic) = (key, key.Clinic);
            }
            else
            {
                violations.Add(new FieldViolation("course", $"Expected 'clinics/{{clinic}}/courses/{{course}}', each id {Identifier.Expected}."));
            }
        }
        else if (!ask.Name.StartsWith("clinics/", StringComparison.Ordinal) || !ClinicId.TryParse(ask.Name["clinics/".Length..], out clinic))
        {
            violations.Add(new FieldViolation("parent", $"Expected 'clinics/{{clinic}}', the id {Identifier.Expected}."));
        }

        if (ask.MinPosition < 0)
        {
            violations.Add(new FieldViolation("min_position", $"Expected 0 or more, found {ask.MinPosition}."));
        }

        check(violations);
        return violations.Count > 0 ? RefusalStatus.Invalid(violations) : clinic == caller.Clinic ? null : RefusalStatus.NotPermitted();
    }

    private static async ValueTask<CourseSummaryRow?> FindAsync(ProjectionReader reader, RowQuery visible, CourseKey course, CancellationToken cancellationToken)
    {
        var found = await reader.Rows.ListAsync(CourseSummaryProjection.Table, visible.Where("course", RowComparison.Equal, course.Course.Value), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    // 1. Who sees only some courses sees them by the course summary: while that stands still, nobody knows whose they are.
    // 2. A projection that was never built has no rows to answer from. 3. The caller may want to read what they wrote.
    private async ValueTask<Status?> BehindAsync(ProjectionAsk ask, Caller caller, ApiCallContext context, CancellationToken cancellationToken)
    {
        var bySummary = !caller.Scope.HasFlag(CourseScope.Clinic) || ask.OfCourse;
        List<Projection> needed = [ask.Projection];
        if (ask.Also is { } also)
        {
            needed.Add(also);
        }

        if (bySummary && !needed.Contains(CourseSummaryProjection.Instance))
        {
            needed.Add(CourseSummaryProjection.Instance);
        }

        foreach (var projection in needed)
        {
            if (await projections.Runner.IsUsableAsync(projection, access: bySummary && projection == CourseSummaryProjection.Instance, cancellationToken) is { } reason)
            {
                return Statuses.Of(Code.Unavailable, ErrorReason.ProjectionUnavailable, $"The projection {projection.Name} cannot answer: {reason}.", ("projection", projection.Name))
                    .RetryAfter(TimeSpan.FromSeconds(1));
            }
        }

        if (ask.MinPosition == 0)
        {
            return null;
        }

        var patience = context.Deadline is { } deadline ? deadline - clock.GetUtcNow() - Reserve : LongestWait;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(TimeSpan.FromTicks(Math.Clamp(patience.Ticks, 0, LongestWait.Ticks)));
        foreach (var projection in needed)
        {
            try
            {
                await projections.Runner.WaitForAsync(projection, ask.MinPosition, waiting.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                var reached = await projections.Runner.PositionAsync(projection, cancellationToken);
                return Statuses.Of(
                    Code.DeadlineExceeded,
                    ErrorReason.ProjectionBehind,
                    $"Expected the projection {projection.Name} to reach position {ask.MinPosition}, found it at {reached}. Ask with a longer deadline, or without min_position.",
                    ("projection", projection.Name),
                    ("position", reached.ToString(CultureInfo.InvariantCulture)),
                    ("min_position", ask.MinPosition.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return null;
    }
}
