using IptActors.Api.Access;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Outcomes;
using IptActors.Engine.Projections.Attendance;
using IptActors.Engine.Projections.Queries;

namespace IptActors.Api.Projections;

/// <summary>GetAttendance.</summary>
internal sealed class AttendanceQueries(ProjectionFrame frame)
{
    private static readonly AccessRow Access = AccessTable.Find("ProjectionService/GetAttendance")!;
    private static readonly string[] Sums = ["attended", "missed", "cancelled_by_client", "cancelled_by_provider", "signed_off"];

    /// <summary>GetAttendance.</summary>
    public ValueTask<ApiResult<GetAttendanceResponse>> GetAsync(GetAttendanceRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        (DateOnly From, DateOnly To) period = default;
        return frame.AnswerAsync<GetAttendanceResponse>(
            ProjectionAsk.Clinic(Access, AttendanceProjection.Instance, request.Parent, request.MinPosition),
            violations =>
            {
                period = violations.Period(request.From, request.To);
                violations.Text("therapist", request.Therapist);
                if (request.GroupBy != ReportGrouping.Unspecified && Column(request.GroupBy) is null)
                {
                    violations.Add(new FieldViolation("group_by", "Expected month, therapist, protocol, modality, service or nothing, found another."));
                }
            },
            async (reader, token) =>
            {
                var query = reader.Query
                    .Where("day", RowComparison.AtLeast, period.From)
                    .Where("day", RowComparison.AtMost, period.To)
                    .Where("therapist", RowComparison.Equal, request.Therapist.NullIfEmpty());
                var groups = await reader.Rows.GroupAsync(AttendanceProjection.Table, query, Column(request.GroupBy) is { } column ? [column] : [], Sums, token, countCourses: true);

                // By clients, not by appointments: one client has many.
                var hidden = ComplementarySuppression.Hidden([.. groups.Select(group => group.Courses!.Value)], reader.Publication);
                reader.Access.DisclosesAggregate(hidden.Contains(true));
                return new GetAttendanceResponse { Rows = { groups.Select((group, i) => Row(group, hidden[i], reader.Publication)) }, Position = reader.Position };
            },
            context,
            cancellationToken);
    }

    private static Contracts.V1.AttendanceRow Row(RowGroup group, bool hidden, Publication publication)
    {
        var row = new Contracts.V1.AttendanceRow { Group = group.By.Count == 0 ? "" : group.By[0] ?? "" };
        if (hidden)
        {
            row.Appointments = new Count { Suppressed = true };
            return row;
        }

        row.Appointments = publication.Word(group.Rows);
        row.Attended = publication.Word(new Share(group.Sums[0], group.Rows));
        row.Missed = publication.Word(new Share(group.Sums[1], group.Rows));
        row.CancelledByClient = publication.Word(new Share(group.Sums[2], group.Rows));
        row.CancelledByProvider = publication.Word(new Share(group.Sums[3], group.Rows));
        row.SignedOff = publication.Word(new Share(group.Sums[4], group.Sums[0]));
        return row;
    }

    private static string? Column(ReportGrouping grouping) => grouping switch
    {
        ReportGrouping.Month => "month",
        ReportGrouping.Therapist => "therapist",
        ReportGrouping.Protocol => "protocol",
        ReportGrouping.Modality => "modality",
        ReportGrouping.Service => "service",
        _ => null,
    };
}
