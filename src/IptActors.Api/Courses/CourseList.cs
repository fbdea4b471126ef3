using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Commands;
using IptActors.Engine.Journal;
using IptActors.Engine.Listings;

namespace IptActors.Api.Courses;

/// <summary>Lists the courses that a caller may see.</summary>
internal sealed class CourseList(ICourseListings listings, Gate gate)
{
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 1000;

    private static readonly AccessRow Access = AccessTable.Find("CourseService/ListCourses")!;

    /// <summary>ListCourses.</summary>
    public async ValueTask<ApiResult<ListCoursesResponse>> ListAsync(ListCoursesRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await gate.AdmitAsync(Access, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return admission.Refusal!;
        }

        if (Violations(request) is { Count: > 0 } violations)
        {
            return RefusalStatus.Invalid(violations);
        }

        if (request.Parent != $"clinics/{caller.Clinic}" || Query(request, caller) is not { } query)
        {
            return RefusalStatus.NotPermitted();
        }

        if (request.PageToken.Length > 0)
        {
            if (!PageToken.TryRead(request.PageToken, query, out var last))
            {
                return Statuses.Of(Code.InvalidArgument, ErrorReason.InvalidPageToken, "This page_token does not belong to this query. Start again without one.");
            }

            query = query with { After = last };
        }

        try
        {
            var rows = await listings.ListAsync(query, cancellationToken);
            context.Access.Discloses(rows.Select(row => row.Course));
            return Page(rows, query);
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    private static List<FieldViolation> Violations(ListCoursesRequest request)
    {
        var violations = new List<FieldViolation>();
        if (!request.Parent.StartsWith("clinics/", StringComparison.Ordinal) || !ClinicId.TryParse(request.Parent["clinics/".Length..], out _))
        {
            violations.Add(new FieldViolation("parent", $"Expected 'clinics/{{clinic}}', the id {Identifier.Expected}."));
        }

        if (request.PageSize < 0)
        {
            violations.Add(new FieldViolation("page_size", $"Expected 0 or more, found {request.PageSize}."));
        }

        for (var i = 0; i < request.Phases.Count; i++)
        {
            if (Phases.ToDomain(request.Phases[i]) is null)
            {
                violations.Add(new FieldViolation($"phases[{i}]", "Expected a phase of ipt.v1.Phase, found another number."));
            }
        }

        Check("therapist", request.Therapist);
        Check("supervisor", request.Supervisor);
        Check("service", request.Service);
        Check("protocol", request.Protocol);
        return violations;

        void Check(string field, string value)
        {
            if (value.Length > FieldReader.MaxNameLength)
            {
                violations.Add(new FieldViolation(field, $"Expected at most {FieldReader.MaxNameLength} characters, found {value.Length}."));
            }
            else if (Characters.ProblemOf(value, multiline: false) is { } problem)
            {
                violations.Add(new FieldViolation(field, problem));
            }
        }
    }

    // A therapist lists their own courses, a supervisor those of supervisees; to ask for anybody else's is not permitted.
    private static CourseListingQuery? Query(ListCoursesRequest request, Caller caller)
    {
        var therapist = NullIfEmpty(request.Therapist);
        var supervisor = NullIfEmpty(request.Supervisor);
        if (!caller.Scope.HasFlag(CourseScope.Clinic))
        {
            var own = caller.Scope.HasFlag(CourseScope.OwnCourses);
            var supervised = caller.Scope.HasFlag(CourseScope.SuperviseesCourses);
            if (therapist is null && supervisor is null)
            {
                therapist = own ? caller.Person : null;
                supervisor = own ? null : caller.Person;
            }

            if (!((own && therapist == caller.Person) || (supervised && supervisor == caller.Person)))
            {
                return null;
            }
        }

        return new CourseListingQuery(
            caller.Clinic,
            request.Phases.Select(phase => Phases.ToDomain(phase)!.Value.ToCode()).Distinct().Order(StringComparer.Ordinal).ToValueList(),
            therapist,
            supervisor,
            NullIfEmpty(request.Service),
            NullIfEmpty(request.Protocol),
            null,
            request.PageSize == 0 ? DefaultPageSize : Math.Min(request.PageSize, MaxPageSize));
    }

    private static ListCoursesResponse Page(IReadOnlyList<CourseListing> rows, CourseListingQuery query)
    {
        var page = new ListCoursesResponse();
        page.Courses.AddRange(rows.Select(row => new CourseSummary
        {
            Course = row.Course.ToString(),
            Service = row.Service,
            Protocol = row.Protocol,
            Phase = Phases.FromCode(row.Phase),
            Suspended = row.Suspended,
            Therapist = row.Therapist ?? "",
            Supervisor = row.Supervisor ?? "",
            OpenTime = row.OpenedAt.ToTimestamp(),
            UpdateTime = row.UpdatedAt.ToTimestamp(),
        }));

        // A full page may be the last one; the next is then empty, which AIP-158 allows and costs no count.
        page.NextPageToken = rows.Count == query.Limit ? PageToken.Make(rows[^1].Course.Course, query) : "";
        return page;
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;
}
