using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Outcomes;
using IptActors.Engine.Projections.CourseSummaries;
using IptActors.Engine.Projections.Queries;
using IptActors.Engine.Projections.Waiting;

namespace IptActors.Api.Projections;

/// <summary>ListWaiting and GetWaitingTimes.</summary>
internal sealed class WaitingQueries(ProjectionFrame frame)
{
    private const int SixWeeks = 42;
    private const int EighteenWeeks = 126;
    private const int MostDays = 36_500;

    private static readonly AccessRow ListAccess = AccessTable.Find("ProjectionService/ListWaiting")!;
    private static readonly AccessRow TimesAccess = AccessTable.Find("ProjectionService/GetWaitingTimes")!;
    private static readonly (string Field, string Column)[] Orders = [("referred_on", "referred_on"), ("course", "course")];
    private static readonly string[] Sums = ["within_six_weeks", "within_eighteen_weeks", "second_after28_days", "second_after90_days"];

    /// <summary>ListWaiting.</summary>
    public ValueTask<ApiResult<ListWaitingResponse>> ListAsync(ListWaitingRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        RowPage page = null!;
        return frame.AnswerAsync(
            ProjectionAsk.Clinic(ListAccess, CourseSummaryProjection.Instance, request.Parent, request.MinPosition),
            violations =>
            {
                page = RowPage.Read(request.PageSize, request.OrderBy, Orders, 50, violations);
                violations.Text("service", request.Service);
                violations.Text("protocol", request.Protocol);
                if (request.MinDays is < 0 or > MostDays)
                {
                    violations.Add(new FieldViolation("min_days", $"Expected 0 to {MostDays}, found {request.MinDays}."));
                }
            },
            (reader, token) => page.AnswerAsync(
                reader,
                CourseSummaryProjection.Table,
                reader.Query
                    .Where("before_treatment", RowComparison.Equal, true)
                    .Where("service", RowComparison.Equal, request.Service.NullIfEmpty())
                    .Where("protocol", RowComparison.Equal, request.Protocol.NullIfEmpty())
                    .Where("referred_on", RowComparison.AtMost, request.MinDays == 0 ? null : reader.Today.AddDays(-request.MinDays)),
                request,
                request.PageToken,
                (rows, next) => new ListWaitingResponse { Entries = { rows.Select(row => Of(row, reader)) }, NextPageToken = next, Position = reader.Position },
                token),
            context,
            cancellationToken);
    }

    /// <summary>GetWaitingTimes.</summary>
    public ValueTask<ApiResult<GetWaitingTimesResponse>> GetAsync(GetWaitingTimesRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        (DateOnly From, DateOnly To) period = default;
        return frame.AnswerAsync<GetWaitingTimesResponse>(
            ProjectionAsk.Clinic(TimesAccess, TreatmentWaitProjection.Instance, request.Parent, request.MinPosition) with { Also = CourseSummaryProjection.Instance },
            violations =>
            {
                period = violations.Period(request.From, request.To);
                violations.Text("service", request.Service);
            },
            async (reader, token) =>
            {
                var query = reader.Query.Where("service", RowComparison.Equal, request.Service.NullIfEmpty());
                var finished = (await reader.Rows.GroupAsync(
                    TreatmentWaitProjection.Table,
                    query.Where("finished", RowComparison.Equal, true).Where("ended_on", RowComparison.AtLeast, period.From).Where("ended_on", RowComparison.AtMost, period.To),
                    [],
                    Sums,
                    token))[0];
                var open = query.Where("closed", RowComparison.Equal, false);
                var seen = await CountAsync(reader, open.Where("last_contact_on", RowComparison.AtMost, reader.Today), token);
                var unseen = await CountAsync(reader, open.Where("last_contact_on", RowComparison.Below, reader.Today.AddDays(-90)), token);
                var waiting = await CountAsync(reader, query.Where("before_treatment", RowComparison.Equal, true), token);
                var began = await reader.Rows.ListAsync(
                    TreatmentWaitProjection.Table,
                    query.Where("first_treatment_on", RowComparison.AtLeast, period.From).Where("first_treatment_on", RowComparison.AtMost, period.To) with { OrderBy = "days_to_first" },
                    token);
                return Answer(reader, finished, unseen, seen, waiting, began);
            },
            context,
            cancellationToken);
    }

    private static GetWaitingTimesResponse Answer(ProjectionReader reader, RowGroup finished, long unseen, long seen, long waiting, IReadOnlyList<TreatmentWaitRow> began)
    {
        var publication = reader.Publication;
        var answer = new GetWaitingTimesResponse
        {
            WithinSixWeeks = publication.Word(new Share(finished.Sums[0], finished.Rows)),
            WithinEighteenWeeks = publication.Word(new Share(finished.Sums[1], finished.Rows)),
            SecondAfter28Days = publication.Word(new Share(finished.Sums[2], finished.Rows)),
            SecondAfter90Days = publication.Word(new Share(finished.Sums[3], finished.Rows)),
            NoContact90Days = publication.Word(new Share(unseen, seen)),
            Waiting = publication.Word(waiting),
            Position = reader.Position,
        };
        if (began.Count > 0 && publication.Count(began.Count) is not null)
        {
            answer.MedianDaysToTreatment = publication.Round(began[(began.Count - 1) / 2].DaysToFirst);
        }

        reader.Access.DisclosesAggregate(answer.WithinSixWeeks.Suppressed || answer.Waiting.Suppressed || answer.NoContact90Days.Suppressed);
        return answer;
    }

    private static async ValueTask<long> CountAsync(ProjectionReader reader, RowQuery query, CancellationToken cancellationToken) =>
        (await reader.Rows.GroupAsync(CourseSummaryProjection.Table, query, [], [], cancellationToken))[0].Rows;

    private static WaitingEntry Of(CourseSummaryRow row, ProjectionReader reader) => new()
    {
        Course = reader.NameOf(row.Course),
        ClientRef = row.ClientRef,
        Service = row.Service,
        Protocol = row.Protocol,
        Phase = Phases.FromCode(row.Phase),
        ReferredOn = row.ReferredOn.ToDate(),
        DaysWaited = reader.Today.DayNumber - row.ReferredOn.DayNumber,
        SixWeeksOn = row.ReferredOn.AddDays(SixWeeks).ToDate(),
        EighteenWeeksOn = row.ReferredOn.AddDays(EighteenWeeks).ToDate(),
        ExpectedStart = row.ExpectedStart?.ToDate(),
        Therapist = row.Therapist ?? "",
    };
}
