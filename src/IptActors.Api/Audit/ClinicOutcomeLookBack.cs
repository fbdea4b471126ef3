using IptActors.Api.Access;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Api.Projections;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Outcomes;
using IptActors.Engine.Journal;
using IptActors.Engine.Projections.CourseOutcomes;

namespace IptActors.Api.Audit;

/// <summary>
/// Counts the outcomes of a clinic as of a moment. Every course is folded from its events up to then and judged as the projection
/// judges it; nothing is kept but the figures of each group.
/// </summary>
internal sealed class ClinicOutcomeLookBack(AuditDesk desk)
{
    private static readonly AccessRow Access = AccessTable.Find("AuditService/GetClinicOutcomesAsOf")!;

    /// <summary>GetClinicOutcomesAsOf.</summary>
    public async ValueTask<ApiResult<GetClinicOutcomesAsOfResponse>> GetAsync(
        GetClinicOutcomesAsOfRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        var services = desk.Services;
        var admission = await services.Gate.AdmitAsync(Access, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return admission.Refusal!;
        }

        var asked = request.Outcomes ?? new GetClinicOutcomesRequest();
        if (Clinics.Check(asked.Parent, caller.Clinic, "outcomes.parent") is { } notThere)
        {
            return notThere;
        }

        var violations = new List<FieldViolation>();
        var period = ClinicOutcomeTable.Check(asked, violations);
        if (violations.Count > 0)
        {
            return RefusalStatus.Invalid([.. violations.Select(violation => violation with { Field = $"outcomes.{violation.Field}" })]);
        }

        var catalog = services.Catalogs.Of(caller.Clinic);
        if (ClinicOutcomeTable.FindRules(asked, catalog, out var unknown) is not { } rules)
        {
            return unknown!;
        }

        try
        {
            var moment = MomentOf(request);
            if (await moment.CheckAsync(services, cancellationToken) is { } problem)
            {
                return problem;
            }

            var groups = new SortedDictionary<string, OutcomeFigures>(StringComparer.Ordinal);
            var (courses, notSound, position) = (0, 0, 0L);
            await foreach (var (snapshot, events) in ClinicCourses.ReadAsync(services.Events, caller.Clinic, moment.Includes(), cancellationToken))
            {
                courses++;
                notSound += snapshot.ChainBreak is not null || snapshot.UnreadableFrom is not null ? 1 : 0;
                position = Math.Max(position, snapshot.Position);
                var row = CourseOutcomeProjection.RowOf(events[0].Stored.Course, snapshot.State, catalog, rules);
                if (row.EndedOn >= period.From && row.EndedOn <= period.To && Matches(asked, row))
                {
                    var group = GroupOf(asked.GroupBy, row);
                    groups[group] = groups.GetValueOrDefault(group, OutcomeFigures.None) + CourseOutcomeProjection.Figures(row);
                }
            }

            var publication = Figures.For(admission.Detail, catalog.DefaultPolicy, rules.PublishedCountsRoundTo);
            var total = groups.Values.Aggregate(OutcomeFigures.None, (sum, figures) => sum + figures);
            var byGroup = asked.GroupBy == ReportGrouping.Unspecified ? null : groups.Select(group => (group.Key, group.Value)).ToArray();
            var response = new GetClinicOutcomesAsOfResponse
            {
                Outcomes = ClinicOutcomeTable.Of(rules, catalog.DefaultPolicy, byGroup, total, publication, position),
                Courses = publication.Word(courses),
                CoursesNotSound = notSound,
            };
            context.Access.DisclosesAggregate(response.Courses.Suppressed || ClinicOutcomeTable.LeavesOut(response.Outcomes));
            return response;
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    private static ClinicMoment MomentOf(GetClinicOutcomesAsOfRequest request) => request.AsOfCase switch
    {
        GetClinicOutcomesAsOfRequest.AsOfOneofCase.Position => new ClinicMoment(request.Position, null),
        GetClinicOutcomesAsOfRequest.AsOfOneofCase.RecordedAt => new ClinicMoment(null, request.RecordedAt),
        _ => default,
    };

    private static bool Matches(GetClinicOutcomesRequest asked, CourseOutcomeRow row) =>
        Is(asked.Therapist, row.Therapist)
        && Is(asked.ProblemArea, row.ProblemArea)
        && Is(asked.Protocol, row.Protocol)
        && Is(asked.Modality, row.Modality)
        && Is(asked.Service, row.Service);

    private static bool Is(string asked, string? found) => asked.Length == 0 || asked == found;

    private static string GroupOf(ReportGrouping grouping, CourseOutcomeRow row) => grouping switch
    {
        ReportGrouping.Month => row.EndedMonth,
        ReportGrouping.Therapist => row.Therapist,
        ReportGrouping.ProblemArea => row.ProblemArea,
        ReportGrouping.Protocol => row.Protocol,
        ReportGrouping.Modality => row.Modality,
        ReportGrouping.Service => row.Service,
        _ => null,
    } ?? "";
}
