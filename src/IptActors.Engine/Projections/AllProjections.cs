using IptActors.Engine.Projections.Attendance;
using IptActors.Engine.Projections.CourseOutcomes;
using IptActors.Engine.Projections.CourseSummaries;
using IptActors.Engine.Projections.Due;
using IptActors.Engine.Projections.Fidelity;
using IptActors.Engine.Projections.GoalProgress;
using IptActors.Engine.Projections.OutcomeTrajectories;
using IptActors.Engine.Projections.RelationshipMaps;
using IptActors.Engine.Projections.RiskBoard;
using IptActors.Engine.Projections.Waiting;

namespace IptActors.Engine.Projections;

/// <summary>Every projection of this build. A new one is added here, and nowhere else.</summary>
public static class AllProjections
{
    /// <summary>In the order in which operators see them.</summary>
    public static IReadOnlyList<Projection> Create() =>
    [
        CourseSummaryProjection.Instance,
        AttendanceProjection.Instance,
        DueProjection.Instance,
        TreatmentWaitProjection.Instance,
        OutcomeTrajectoryProjection.Instance,
        CourseOutcomeProjection.Instance,
        FidelityProjection.Instance,
        RiskBoardProjection.Instance,
        RelationshipMapProjection.Instance,
        GoalProgressProjection.Instance,
    ];
}
