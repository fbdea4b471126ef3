using IptActors.Api.Access;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Fidelity;
using IptActors.Domain.Outcomes;
using IptActors.Engine.Projections.Fidelity;
using IptActors.Engine.Projections.Queries;
using Indicator = IptActors.Domain.Fidelity.FidelityIndicator;

namespace IptActors.Api.Projections;

/// <summary>GetCourseFidelity and ListFidelity.</summary>
internal sealed class FidelityQueries(ProjectionFrame frame)
{
    // The rule set whose rounding of published counts is followed; fidelity has none of its own.
    private const string PublishedBy = "nhs-tt";

    private static readonly AccessRow GetAccess = AccessTable.Find("ProjectionService/GetCourseFidelity")!;
    private static readonly AccessRow ListAccess = AccessTable.Find("ProjectionService/ListFidelity")!;

    /// <summary>GetCourseFidelity.</summary>
    public ValueTask<ApiResult<GetCourseFidelityResponse>> GetAsync(GetCourseFidelityRequest request, ApiCallContext context, CancellationToken cancellationToken) =>
        frame.AnswerAsync<GetCourseFidelityResponse>(
            ProjectionAsk.Course(GetAccess, FidelityProjection.Instance, request.Course, request.MinPosition),
            static _ => { },
            async (reader, token) =>
            {
                var rows = await reader.Rows.ListAsync(FidelityProjection.Table, reader.Query, token);
                var shares = rows.Where(row => row is { Numerator: not null, Denominator: not null }).ToDictionary(row => row.Code, row => new Share(row.Numerator!.Value, row.Denominator!.Value), StringComparer.Ordinal);
                return new GetCourseFidelityResponse { Indicators = { FidelityTotals.Over(reader.Catalog, shares).Select(Of) }, Position = reader.Position };
            },
            context,
            cancellationToken);

    /// <summary>ListFidelity.</summary>
    public ValueTask<ApiResult<ListFidelityResponse>> ListAsync(ListFidelityRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        (DateOnly? From, DateOnly? To) period = default;
        return frame.AnswerAsync<ListFidelityResponse>(
            ProjectionAsk.Clinic(ListAccess, FidelityProjection.Instance, request.Parent, request.MinPosition),
            violations =>
            {
                violations.Text("therapist", request.Therapist);
                period = (request.From is null ? null : violations.Day("from", request.From), request.To is null ? null : violations.Day("to", request.To));
                if (period is { From: { } from, To: { } to } && violations.Count == 0 && to < from)
                {
                    violations.Add(new FieldViolation("to", $"Expected {from:yyyy-MM-dd} (from) or later, found {to:yyyy-MM-dd}."));
                }
            },
            async (reader, token) =>
            {
                var query = reader.Query
                    .Where("therapist", RowComparison.Equal, request.Therapist.NullIfEmpty())
                    .Where("last_contact_on", RowComparison.AtLeast, period.From)
                    .Where("treatment_started_on", RowComparison.AtMost, period.To);
                var groups = await reader.Rows.GroupAsync(FidelityProjection.Table, query, ["therapist", "code"], ["numerator", "denominator"], token);
                return Answer(reader, groups);
            },
            context,
            cancellationToken);
    }

    private static ListFidelityResponse Answer(ProjectionReader reader, IReadOnlyList<RowGroup> groups)
    {
        var publication = Figures.For(reader, reader.Catalog.OutcomeRules[PublishedBy].PublishedCountsRoundTo);
        var therapists = groups.GroupBy(group => group.By[0], StringComparer.Ordinal).ToArray();

        // Every course has a row of each indicator, with or without a value: rows of one are courses.
        var courses = therapists.Select(therapist => therapist.Max(group => group.Rows)).ToArray();
        var hidden = ComplementarySuppression.Hidden(courses, publication);
        reader.Access.DisclosesAggregate(hidden.Any(it => it));
        return new ListFidelityResponse
        {
            Therapists =
            {
                therapists.Select((therapist, i) =>
                {
                    // The total, too, is of what is shown: it could be computed back otherwise.
                    var shares = therapist
                        .Select(group => (Code: group.By[1]!, Share: hidden[i] ? null : publication.Publish(new Share(group.Sums[0], group.Sums[1]))))
                        .Where(indicator => indicator.Share is not null)
                        .ToDictionary(indicator => indicator.Code, indicator => indicator.Share!.Value, StringComparer.Ordinal);
                    var message = new TherapistFidelity
                    {
                        Therapist = therapist.Key ?? "",
                        Indicators = { FidelityTotals.Over(reader.Catalog, shares).Select(Of) },
                    };
                    if (!hidden[i] && publication.Count(courses[i]) is { } shown)
                    {
                        message.Courses = (int)shown;
                    }

                    return message;
                }),
            },
            Position = reader.Position,
        };
    }

    private static Contracts.V1.FidelityIndicator Of(Indicator indicator)
    {
        var message = new Contracts.V1.FidelityIndicator
        {
            Code = indicator.Code,
            Title = indicator.Definition?.Title ?? "Mean of the indicators that have a weight",
            LowerIsBetter = indicator.Definition?.LowerIsBetter ?? false,
            Formula = indicator.Definition?.Formula ?? "",
            Weight = indicator.Definition?.Weight ?? 0,
        };
        if (indicator.Share is { PerMille: { } perMille } share)
        {
            (message.Numerator, message.Denominator, message.PerMille) = ((int)share.Numerator, (int)share.Denominator, perMille);
            if (indicator.Good is { } good)
            {
                message.Good = good;
            }
        }

        return message;
    }
}
