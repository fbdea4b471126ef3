using IptActors.Api.Access;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Outcomes;
using IptActors.Engine.Projections.CourseSummaries;
using IptActors.Engine.Projections.Queries;

namespace IptActors.Api.Projections;

/// <summary>GetCaseload and ListCaseloads: the course summary seen by therapist.</summary>
internal sealed class CaseloadQueries(ProjectionFrame frame)
{
    private static readonly AccessRow GetAccess = AccessTable.Find("ProjectionService/GetCaseload")!;
    private static readonly AccessRow ListAccess = AccessTable.Find("ProjectionService/ListCaseloads")!;

    private static readonly string[] Sums =
        ["in_treatment", "before_treatment", "suspended", "sessions_left", "tasks_overdue", "open_risk_reviews", "has_appointment"];

    private static readonly (string Field, string Column)[] Orders =
        [("next_due", "next_due_on"), .. CourseSummaryQueries.Orders.Where(order => order.Field != "next_due")];

    /// <summary>GetCaseload.</summary>
    public ValueTask<ApiResult<GetCaseloadResponse>> GetAsync(GetCaseloadRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        RowPage page = null!;
        return frame.AnswerAsync(
            ProjectionAsk.Clinic(GetAccess, CourseSummaryProjection.Instance, request.Parent, request.MinPosition),
            violations =>
            {
                page = RowPage.Read(request.PageSize, request.OrderBy, Orders, 100, violations);
                violations.Text("therapist", request.Therapist);
            },
            async (reader, token) =>
            {
                var therapist = request.Therapist.NullIfEmpty() ?? reader.Caller.Person;
                var query = Open(reader).Where("therapist", RowComparison.Equal, therapist);

                // Side by side: each is a way to the database and back.
                var summing = reader.Rows.GroupAsync(CourseSummaryProjection.Table, query, [], Sums, token).AsTask();
                var listing = page.AnswerAsync(
                    reader,
                    CourseSummaryProjection.Table,
                    query,
                    request,
                    request.PageToken,
                    (rows, next) => new GetCaseloadResponse { Courses = { rows.Select(row => CourseOverviews.Of(row, reader)) }, NextPageToken = next, Position = reader.Position },
                    token).AsTask();
                await Task.WhenAll(summing, listing);
                var answer = await listing;
                if (answer.Value is { } caseload)
                {
                    caseload.Caseload = Of(therapist, (await summing)[0], Publication.Everything, hidden: false);
                }

                return answer;
            },
            context,
            cancellationToken);
    }

    /// <summary>ListCaseloads.</summary>
    public ValueTask<ApiResult<ListCaseloadsResponse>> ListAsync(ListCaseloadsRequest request, ApiCallContext context, CancellationToken cancellationToken) =>
        frame.AnswerAsync<ListCaseloadsResponse>(
            ProjectionAsk.Clinic(ListAccess, CourseSummaryProjection.Instance, request.Parent, request.MinPosition),
            violations => violations.Text("service", request.Service),
            async (reader, token) =>
            {
                var query = Open(reader).Where("service", RowComparison.Equal, request.Service.NullIfEmpty());
                var groups = await reader.Rows.GroupAsync(CourseSummaryProjection.Table, query, ["therapist"], Sums, token);
                var hidden = ComplementarySuppression.Hidden([.. groups.Select(group => group.Rows)], reader.Publication);
                reader.Access.DisclosesAggregate(hidden.Contains(true));
                return new ListCaseloadsResponse { Caseloads = { groups.Select((group, i) => Of(group.By[0], group, reader.Publication, hidden[i])) }, Position = reader.Position };
            },
            context,
            cancellationToken);

    private static RowQuery Open(ProjectionReader reader) => reader.Query.Where("closed", RowComparison.Equal, false);

    private static TherapistCaseload Of(string? therapist, RowGroup group, Publication publication, bool hidden)
    {
        var caseload = new TherapistCaseload { Therapist = therapist ?? "" };
        if (hidden)
        {
            return caseload;
        }

        Set(group.Rows, value => caseload.OpenCourses = value);
        Set(group.Sums[0], value => caseload.InTreatment = value);
        Set(group.Sums[1], value => caseload.BeforeTreatment = value);
        Set(group.Sums[2], value => caseload.Suspended = value);
        Set(group.Sums[3], value => caseload.SessionsLeft = value);
        Set(group.Sums[4], value => caseload.TasksOverdue = value);
        Set(group.Sums[5], value => caseload.OpenRiskReviews = value);
        Set(group.Sums[6], value => caseload.WithAppointment = value);
        return caseload;

        void Set(long value, Action<int> set)
        {
            if (publication.Count(value) is { } shown)
            {
                set((int)shown);
            }
        }
    }
}
