using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Engine.Projections.Due;
using IptActors.Engine.Projections.Queries;

namespace IptActors.Api.Projections;

/// <summary>ListDue.</summary>
internal sealed class DueQueries(ProjectionFrame frame)
{
    private static readonly AccessRow Access = AccessTable.Find("ProjectionService/ListDue")!;
    private static readonly (string Field, string Column)[] Orders = [("due_on", "due_on"), ("course", "course")];
    private static readonly string[] Kinds = ["measure", "review", "task", "letter", "risk_review", "sign_off"];

    /// <summary>ListDue.</summary>
    public ValueTask<ApiResult<ListDueResponse>> ListAsync(ListDueRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        RowPage page = null!;
        return frame.AnswerAsync(
            ProjectionAsk.Clinic(Access, DueProjection.Instance, request.Parent, request.MinPosition),
            violations =>
            {
                page = RowPage.Read(request.PageSize, request.OrderBy, Orders, 50, violations);
                violations.Text("therapist", request.Therapist);
                if (request.Kind.Length > 0 && !Kinds.Contains(request.Kind))
                {
                    violations.Add(new FieldViolation("kind", $"Expected one of {string.Join(", ", Kinds)}, or nothing; found another."));
                }
            },
            (reader, token) => page.AnswerAsync(
                reader,
                DueProjection.Table,
                reader.Query
                    .Where("kind", RowComparison.Equal, request.Kind.NullIfEmpty())
                    .Where("therapist", RowComparison.Equal, request.Therapist.NullIfEmpty())
                    .Where("overdue_from", RowComparison.AtMost, request.OverdueOnly ? reader.Today : null),
                request,
                request.PageToken,
                (rows, next) => new ListDueResponse { Items = { rows.Select(row => Of(row, reader)) }, NextPageToken = next, Position = reader.Position },
                token),
            context,
            cancellationToken);
    }

    private static DueItem Of(DueRow row, ProjectionReader reader)
    {
        var item = new DueItem
        {
            Course = reader.NameOf(row.Course),
            Kind = row.Kind,
            Item = row.Measure ?? row.Item,
            DueOn = row.DueOn?.ToDate(),
            Overdue = row.OverdueFrom <= reader.Today,
            Therapist = row.Therapist ?? "",
        };
        if (row.DueSession is { } session)
        {
            item.DueSession = session;
        }

        return item;
    }
}
