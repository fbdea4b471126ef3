using IptActors.Api.Access;
using IptActors.Api.Catalogs;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;

namespace IptActors.Api.Projections;

/// <summary>Every method of ProjectionService. A new query is added here.</summary>
internal static class ProjectionMethods
{
    /// <summary>The methods over a frame.</summary>
    public static IEnumerable<ApiMethod> Compile(ProjectionFrame frame, ApiServices services, Gate gate, CatalogQueries catalog) =>
        [.. Courses(frame, gate, services.Clock), .. Outcomes(frame, services, catalog)];

    private static IEnumerable<ApiMethod> Courses(ProjectionFrame frame, Gate gate, TimeProvider clock)
    {
        var summaries = new CourseSummaryQueries(frame);
        var caseloads = new CaseloadQueries(frame);
        yield return ApiMethods.Unary<GetCourseSummaryRequest, GetCourseSummaryResponse>("ProjectionService/GetCourseSummary", summaries.GetAsync);
        yield return ApiMethods.Unary<ListCourseSummariesRequest, ListCourseSummariesResponse>("ProjectionService/ListCourseSummaries", summaries.ListAsync);
        yield return ApiMethods.Unary<GetCaseloadRequest, GetCaseloadResponse>("ProjectionService/GetCaseload", caseloads.GetAsync);
        yield return ApiMethods.Unary<ListCaseloadsRequest, ListCaseloadsResponse>("ProjectionService/ListCaseloads", caseloads.ListAsync);
        yield return ApiMethods.Unary<ListDueRequest, ListDueResponse>("ProjectionService/ListDue", new DueQueries(frame).ListAsync);
        yield return ApiMethods.Unary<GetAttendanceRequest, GetAttendanceResponse>("ProjectionService/GetAttendance", new AttendanceQueries(frame).GetAsync);
        var waiting = new WaitingQueries(frame);
        yield return ApiMethods.Unary<ListWaitingRequest, ListWaitingResponse>("ProjectionService/ListWaiting", waiting.ListAsync);
        yield return ApiMethods.Unary<GetWaitingTimesRequest, GetWaitingTimesResponse>("ProjectionService/GetWaitingTimes", waiting.GetAsync);
        var watch = new WatchQueries(frame, clock);
        yield return ApiMethods.ServerStreaming<WatchCourseRequest, WatchCourseResponse>("ProjectionService/WatchCourse", watch.CourseAsync);
        yield return ApiMethods.ServerStreaming<WatchClinicRequest, WatchClinicResponse>("ProjectionService/WatchClinic", watch.ClinicAsync);
        var management = new ManagementQueries(frame.Projections, gate);
        yield return ApiMethods.Unary<ListProjectionsRequest, ListProjectionsResponse>("ProjectionService/ListProjections", management.ListAsync);
        yield return ApiMethods.Unary<PauseProjectionRequest, PauseProjectionResponse>("ProjectionService/PauseProjection", management.PauseAsync);
        yield return ApiMethods.Unary<ResumeProjectionRequest, ResumeProjectionResponse>("ProjectionService/ResumeProjection", management.ResumeAsync);
        yield return ApiMethods.Unary<RebuildProjectionRequest, RebuildProjectionResponse>("ProjectionService/RebuildProjection", management.RebuildAsync);
        yield return ApiMethods.Unary<CancelRebuildRequest, CancelRebuildResponse>("ProjectionService/CancelRebuild", management.CancelAsync);
    }

    private static IEnumerable<ApiMethod> Outcomes(ProjectionFrame frame, ApiServices services, CatalogQueries catalog)
    {
        var trajectories = new TrajectoryQueries(frame, services.History);
        var fidelity = new FidelityQueries(frame);
        yield return ApiMethods.Unary<GetOutcomeTrajectoryRequest, GetOutcomeTrajectoryResponse>("ProjectionService/GetOutcomeTrajectory", trajectories.GetAsync);
        yield return ApiMethods.Unary<ListOffTrackRequest, ListOffTrackResponse>("ProjectionService/ListOffTrack", trajectories.ListAsync);
        yield return ApiMethods.Unary(
            "ProjectionService/GetExpectedCourseRules",
            catalog.Answering<GetExpectedCourseRulesRequest, GetExpectedCourseRulesResponse>("ProjectionService/GetExpectedCourseRules", ExpectedCourseRules.Answer));
        yield return ApiMethods.Unary<GetClinicOutcomesRequest, GetClinicOutcomesResponse>("ProjectionService/GetClinicOutcomes", new ClinicOutcomeQueries(frame).GetAsync);
        yield return ApiMethods.Unary<ListRiskRequest, ListRiskResponse>("ProjectionService/ListRisk", new RiskQueries(frame, services.Clock).ListAsync);
        yield return ApiMethods.Unary<GetCourseFidelityRequest, GetCourseFidelityResponse>("ProjectionService/GetCourseFidelity", fidelity.GetAsync);
        yield return ApiMethods.Unary<ListFidelityRequest, ListFidelityResponse>("ProjectionService/ListFidelity", fidelity.ListAsync);
        yield return ApiMethods.Unary<GetRelationshipMapRequest, GetRelationshipMapResponse>("ProjectionService/GetRelationshipMap", new RelationshipMapQueries(frame).GetAsync);
        yield return ApiMethods.Unary<GetGoalProgressRequest, GetGoalProgressResponse>("ProjectionService/GetGoalProgress", new GoalQueries(frame).GetAsync);
    }
}
