using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Courses;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.AccessLog;
using IptActors.Engine.Commands;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using Status = Google.Rpc.Status;

namespace IptActors.Api.AccessLog;

/// <summary>Tells who was shown or refused what.</summary>
internal sealed class AccessQueries(IAccessRecords records, ICourses courses, Gate gate, RefusalStatus refusals, TimeProvider clock)
{
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 1000;

    private static readonly AccessRow ListRow = AccessTable.Find("AccessService/ListAccess")!;
    private static readonly AccessRow ReportRow = AccessTable.Find("AccessService/ExportAccessReport")!;

    /// <summary>ListAccess.</summary>
    public async ValueTask<ApiResult<ListAccessResponse>> ListAsync(ListAccessRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await gate.AdmitAsync(ListRow, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return admission.Refusal!;
        }

        if (Violations(request) is { Count: > 0 } violations)
        {
            return RefusalStatus.Invalid(violations);
        }

        CourseId? course = null;
        if (request.Course.Length > 0)
        {
            if (CourseNames.TryRead(request.Course, caller.Clinic, context, out var key) is { } problem)
            {
                return problem;
            }

            if (await RefusalOfAsync(key, caller, cancellationToken) is { } refused)
            {
                return refused;
            }

            course = key.Course;
        }

        if (request.Parent != $"clinics/{caller.Clinic}" || (course is null && !caller.Scope.HasFlag(CourseScope.Clinic)))
        {
            return RefusalStatus.NotPermitted();
        }

        string[] filters = [caller.Clinic.Value, request.Course, request.Person, Text(request.FromTime), Text(request.UntilTime)];
        var before = 0L;
        if (request.PageToken.Length > 0 && !PositionToken.TryRead(request.PageToken, out before, filters))
        {
            return Statuses.Of(Code.InvalidArgument, ErrorReason.InvalidPageToken, "This page_token does not belong to this query. Start again without one.");
        }

        var limit = request.PageSize == 0 ? DefaultPageSize : Math.Min(request.PageSize, MaxPageSize);
        var query = new AccessQuery(
            caller.Clinic, course, request.Person.Length == 0 ? null : request.Person, Moment(request.FromTime), Moment(request.UntilTime), before == 0 ? null : before, limit);
        try
        {
            var page = await records.ListAsync(query, cancellationToken);
            var response = new ListAccessResponse { NextPageToken = page.Count == limit ? PositionToken.Make(page[^1].Position, filters) : "" };
            response.Accesses.AddRange(page.Select(recorded => AccessMessages.Of(recorded, course)));
            Declare(context.Access, page, caller.Clinic, course);
            return response;
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>ExportAccessReport.</summary>
    public async ValueTask<Status?> ReportAsync(
        ExportAccessReportRequest request, ResponseWriter<ExportAccessReportResponse> write, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await gate.AdmitAsync(ReportRow, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return admission.Refusal;
        }

        if (CourseNames.TryRead(request.Course, caller.Clinic, context, out var course) is { } problem)
        {
            return problem;
        }

        var violations = new List<FieldViolation>();
        CheckPeriod(violations, request.FromTime, request.UntilTime);
        if (violations.Count > 0)
        {
            return RefusalStatus.Invalid(violations);
        }

        if (await RefusalOfAsync(course, caller, cancellationToken) is { } refused)
        {
            return refused;
        }

        IAccessReport report = request.Format == AccessReportFormat.Json ? new AccessReportJson() : new AccessReportText();
        var query = new AccessQuery(caller.Clinic, course.Course, null, Moment(request.FromTime), Moment(request.UntilTime), null, MaxPageSize);
        context.Access.Discloses(course);
        try
        {
            await write(Piece(report.Begin(course, clock.GetUtcNow())), cancellationToken);
            while (await records.ListAsync(query, cancellationToken) is { Count: > 0 } page)
            {
                await write(Piece(report.Add(page.Select(recorded => AccessMessages.Of(recorded, course.Course)))), cancellationToken);
                query = query with { Before = page[^1].Position };
            }

            await write(Piece(report.End()), cancellationToken);
            return null;
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    // Who may see the course may see who saw it; whoever reached it only by an emergency may not.
    private async ValueTask<Status?> RefusalOfAsync(CourseKey course, Caller caller, CancellationToken cancellationToken) =>
        await courses.ReadAsync(course, caller, cancellationToken) switch
        {
            CourseReading.Refused refused => refusals.Of(refused.Refusal, course),
            CourseReading.Found { Emergency: true } => RefusalStatus.NotPermitted(),
            _ => null,
        };

    // Without a course the page tells which courses others read: those are shown too.
    private static void Declare(AccessDeclaration access, IEnumerable<RecordedAccess> page, ClinicId clinic, CourseId? course)
    {
        access.Discloses(course is { } one
            ? [new CourseKey(clinic, one)]
            : page.SelectMany(recorded => recorded.Entry.Courses)
                .Select(name => CourseId.TryParse(name, out var id) ? new CourseKey(clinic, id) : (CourseKey?)null)
                .OfType<CourseKey>());
    }

    private static List<FieldViolation> Violations(ListAccessRequest request)
    {
        var violations = ParentName.ProblemOf(request.Parent, request.PageSize);
        if (request.Person.Length > FieldReader.MaxNameLength)
        {
            violations.Add(new FieldViolation("person", $"Expected at most {FieldReader.MaxNameLength} characters, found {request.Person.Length}."));
        }
        else if (Characters.ProblemOf(request.Person, multiline: false) is { } problem)
        {
            violations.Add(new FieldViolation("person", problem));
        }

        CheckPeriod(violations, request.FromTime, request.UntilTime);
        return violations;
    }

    private static void CheckPeriod(List<FieldViolation> violations, Timestamp? from, Timestamp? until)
    {
        if (from is not null && !Moments.IsWithinBounds(from))
        {
            violations.Add(new FieldViolation("from_time", Moments.Expected));
        }

        if (until is not null && !Moments.IsWithinBounds(until))
        {
            violations.Add(new FieldViolation("until_time", Moments.Expected));
        }
        else if (from is not null && until is not null && until <= from)
        {
            violations.Add(new FieldViolation("until_time", "Expected a moment after from_time."));
        }
    }

    private static DateTimeOffset? Moment(Timestamp? time) => time is null ? null : Moments.Of(time);

    private static string Text(Timestamp? time) => time is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{time.Seconds}.{time.Nanos}");

    private static ExportAccessReportResponse Piece(string content) => new() { Content = content };
}
