using System.Globalization;
using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.RiskBoard;

namespace IptActors.Api.Projections;

/// <summary>ListRisk.</summary>
internal sealed class RiskQueries(ProjectionFrame frame, TimeProvider clock)
{
    private static readonly AccessRow ListAccess = AccessTable.Find("ProjectionService/ListRisk")!;
    private static readonly (string Field, string Column)[] Orders = [("board", "board_order")];

    /// <summary>ListRisk.</summary>
    public ValueTask<ApiResult<ListRiskResponse>> ListAsync(ListRiskRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        RowPage page = null!;
        return frame.AnswerAsync(
            ProjectionAsk.Clinic(ListAccess, RiskBoardProjection.Instance, request.Parent, request.MinPosition),
            violations =>
            {
                page = RowPage.Read(request.PageSize, "", Orders, 50, violations);
                violations.Text("therapist", request.Therapist);
            },
            (reader, token) => page.AnswerAsync(
                reader,
                RiskBoardProjection.Table,
                reader.Query
                    .Where("is_open", RowComparison.Equal, request.IncludeAnswered ? null : true)
                    .Where("therapist", RowComparison.Equal, request.Therapist.NullIfEmpty()),
                request,
                request.PageToken,
                (rows, next) => new ListRiskResponse { Reviews = { rows.Select(row => Of(row, reader)) }, NextPageToken = next, Position = reader.Position },
                token),
            context,
            cancellationToken);
    }

    private RiskRow Of(RiskReviewRow row, ProjectionReader reader)
    {
        var message = new RiskRow
        {
            Course = reader.NameOf(row.Course),
            Review = row.Review,
            Therapist = row.Therapist ?? "",
            Escalate = row.Escalate,
            OpenedAt = row.OpenedAt.ToTimestamp(),
            DueOn = row.DueOn.ToDate(),
            AgeHours = (int)Math.Max(0, ((row.AnsweredAt ?? clock.GetUtcNow()) - row.OpenedAt).TotalHours),
            Overdue = row.IsOpen && reader.Today > row.DueOn,
            Source = row.Source,
            AnsweredAt = row.AnsweredAt?.ToTimestamp(),
            RecordedLate = row.RecordedLate,
        };
        if (reader.Detail == CourseDetail.Full)
        {
            AddContent(message, row);
        }

        return message;
    }

    private static void AddContent(RiskRow message, RiskReviewRow row)
    {
        message.Measure = row.Measure ?? "";
        message.Items.Add(row.Items.Select(Item));
        message.RiskLevel = row.RiskLevel ?? "";
        message.SafetyPlanMissing = row.SafetyPlanMissing;
        message.Outcome = row.Outcome ?? "";
        if (row.Level is { } level)
        {
            message.Level = level;
        }
    }

    private static RiskItem Item(string stored)
    {
        var colon = stored.LastIndexOf(':');
        return new RiskItem { Item = stored[..colon], Level = int.Parse(stored[(colon + 1)..], CultureInfo.InvariantCulture) };
    }
}
