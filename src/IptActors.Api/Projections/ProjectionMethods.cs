using IptActors.Api.Methods;
using IptActors.Contracts.V1;

namespace IptActors.Api.Projections;

/// <summary>Every method of ProjectionService. A new query is added here.</summary>
internal static class ProjectionMethods
{
    /// <summary>The methods over a frame.</summary>
    public static IEnumerable<ApiMethod> Compile(ProjectionFrame frame)
    {
        var summaries = new CourseSummaryQueries(frame);
        var caseloads = new CaseloadQueries(frame);
        yield return ApiMethods.Unary<GetCourseSummaryRequest, GetCourseSummaryResponse>("ProjectionService/GetCourseSummary", summaries.GetAsync);
        yield return ApiMethods.Unary<ListCourseSummariesRequest, ListCourseSummariesResponse>("ProjectionService/ListCourseSummaries", summaries.ListAsync);
        yield return ApiMethods.Unary<GetCaseloadRequest, GetCaseloadResponse>("ProjectionService/GetCaseload", caseloads.GetAsync);
        yield return ApiMethods.Unary<ListCaseloadsRequest, ListCaseloadsResponse>("ProjectionService/ListCaseloads", caseloads.ListAsync);
    }
}
