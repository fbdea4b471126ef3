using IptActors.Domain.Assessments;
using IptActors.Domain.BetweenSessions;
using IptActors.Domain.Care;
using IptActors.Domain.Contracts;
using IptActors.Domain.Focus;
using IptActors.Domain.Goals;
using IptActors.Domain.Inventories;
using IptActors.Domain.Measures;
using IptActors.Domain.Risks;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Courses;

/// <summary>
/// A place in one of the rows of a course: appointment 4, goal 2. The first event that names a place makes it; the fold needs all
/// places before it.
/// </summary>
/// <param name="Row">Which row.</param>
/// <param name="Number">The place, from 1.</param>
internal readonly record struct RowPlace(string Row, int Number)
{
    /// <summary>The places that the fold of an event looks up or makes; empty when it stands alone.</summary>
    public static IEnumerable<RowPlace> NamedBy(CourseEvent happened) => happened switch
    {
        SessionScheduled e => [new("session", e.Session)],
        SessionRescheduled e => [new("session", e.Session)],
        SessionHeld e => [new("session", e.Session)],
        SessionMissed e => [new("session", e.Session)],
        SessionCancelled e => [new("session", e.Session)],
        TechniquesRecorded e => [new("session", e.Session)],
        SessionSignedOff e => [new("session", e.Session)],
        SessionCorrected e => [new("session", e.Session)],
        MeasureCompleted { Request: { } request } e => [new("administration", e.Administration), new("request", request)],
        MeasureCompleted e => [new("administration", e.Administration)],
        MeasureCorrected e => [new("administration", e.Administration)],
        MeasureRequested e => [new("request", e.Request)],
        MeasureRequestCancelled e => [new("request", e.Request)],
        GoalSet e => [new("goal", e.Goal)],
        GoalRated e => [new("goal", e.Goal)],
        GoalStatusChanged e => [new("goal", e.Goal)],
        GoalLinked e => [new("goal", e.Goal)],
        HomeworkAgreed e => [new("homework", e.Homework)],
        HomeworkReviewed e => [new("homework", e.Homework)],
        ProblemAreaChosen e => [new("focus", e.Focus)],
        ProblemAreaChanged e => [new("focus", e.Focus)],
        ProblemAreaDropped e => [new("focus", e.Focus)],
        DisputeStaged e => [new("focus", e.Focus)],
        RiskReviewRequired e => [new("risk_review", e.Review)],
        RiskReviewAcknowledged e => [new("risk_review", e.Review)],
        OnwardReferralMade e => [new("referral", e.Referral)],
        OnwardReferralOutcomeRecorded e => [new("referral", e.Referral)],
        DiagnosisMade e => [new("diagnosis", e.Diagnosis)],
        MedicationRecorded e => [new("medication", e.Medication)],
        InventoryDrawn e => [new("inventory", e.InventoryVersion)],
        PersonRecorded e => [new("inventory", e.InventoryVersion)],
        InventoryCompleted e => [new("inventory", e.InventoryVersion)],
        ContractAgreed => [new("contract", 1)],
        ContractRenegotiated => [new("contract", 1)],
        MaintenanceContractAgreed => [new("maintenance", 1)],
        PlannedEndShifted { Maintenance: true } => [new("maintenance", 1)],
        PlannedEndShifted => [new("contract", 1)],
        _ => [],
    };
}
