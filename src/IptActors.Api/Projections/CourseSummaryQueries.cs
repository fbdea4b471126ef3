using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Projections.CourseSummaries;
using IptActors.Engine.Projections.Queries;

namespace IptActors.Api.Projections;

/// <summary>GetCourseSummary and ListCourseSummaries.</summary>
internal sealed class CourseSummaryQueries(ProjectionFrame frame)
{
    /// <summary>Fields to order courses by, and their columns.</summary>
    public static readonly IReadOnlyList<(string Field, string Column)> Orders =
    [
        ("course", "course"),
        ("open_time", "opened_at"),
        ("update_time", "updated_at"),
        ("next_due", "next_due_on"),
        ("tasks_overdue", "tasks_overdue"),
        ("open_risk_reviews", "open_risk_reviews"),
        ("sessions_left", "sessions_left"),
        ("last_contact", "last_contact_on"),
    ];

    private static readonly AccessRow GetAccess = AccessTable.Find("ProjectionService/GetCourseSummary")!;
    private static readonly AccessRow ListAccess = AccessTable.Find("ProjectionService/ListCourseSummaries")!;

    /// <summary>GetCourseSummary.</summary>
    public ValueTask<ApiResult<GetCourseSummaryResponse>> GetAsync(GetCourseSummaryRequest request, ApiCallContext context, CancellationToken cancellationToken) =>
        frame.AnswerAsync<GetCourseSummaryResponse>(
            ProjectionAsk.Course(GetAccess, CourseSummaryProjection.Instance, request.Course, request.MinPosition),
            static _ => { },
            static (reader, _) => new(new GetCourseSummaryResponse { Summary = CourseOverviews.Of(reader.Course!, reader), Position = reader.Position }),
            context,
            cancellationToken);

    /// <summary>ListCourseSummaries.</summary>
    public ValueTask<ApiResult<ListCourseSummariesResponse>> ListAsync(ListCourseSummariesRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        RowPage page = null!;
        return frame.AnswerAsync(
            ProjectionAsk.Clinic(ListAccess, CourseSummaryProjection.Instance, request.Parent, request.MinPosition),
            violations =>
            {
                page = RowPage.Read(request.PageSize, request.OrderBy, Orders, 50, violations);
                Check(request, violations);
            },
            (reader, token) => page.AnswerAsync(
                reader,
                CourseSummaryProjection.Table,
                Query(reader, request),
                request,
                request.PageToken,
                (rows, next) => new ListCourseSummariesResponse { Summaries = { rows.Select(row => CourseOverviews.Of(row, reader)) }, NextPageToken = next, Position = reader.Position },
                token),
            context,
            cancellationToken);
    }

    private static void Check(ListCourseSummariesRequest request, List<FieldViolation> violations)
    {
        for (var i = 0; i < request.Phases.Count; i++)
        {
            if (Phases.ToDomain(request.Phases[i]) is null)
            {
                violations.Add(new FieldViolation($"phases[{i}]", "Expected a phase of ipt.v1.Phase, found another number."));
            }
        }

        violations.Text("therapist", request.Therapist);
        violations.Text("supervisor", request.Supervisor);
        violations.Text("service", request.Service);
        violations.Text("protocol", request.Protocol);
        violations.Text("problem_area", request.ProblemArea);
    }

    private static RowQuery Query(ProjectionReader reader, ListCourseSummariesRequest request)
    {
        var query = reader.Query
            .Where("therapist", RowComparison.Equal, request.Therapist.NullIfEmpty())
            .Where("supervisor", RowComparison.Equal, request.Supervisor.NullIfEmpty())
            .Where("service", RowComparison.Equal, request.Service.NullIfEmpty())
            .Where("protocol", RowComparison.Equal, request.Protocol.NullIfEmpty())
            .Where("problem_area", RowComparison.Equal, reader.Detail == CourseDetail.Full ? request.ProblemArea.NullIfEmpty() : null)
            .Where("closed", RowComparison.Equal, request.OpenOnly ? false : null)
            .Where("tasks_overdue", RowComparison.Above, request.OverdueOnly ? 0 : null);
        return request.Phases.Count == 0
            ? query
            : query.Where("phase", RowComparison.In, request.Phases.Select(phase => Phases.ToDomain(phase)!.Value.ToCode()).ToValueList());
    }
}
