using IptActors.Domain.Assessments;
using IptActors.Domain.BetweenSessions;
using IptActors.Domain.BreakGlass;
using IptActors.Domain.Care;
using IptActors.Domain.CareTeams;
using IptActors.Domain.Consents;
using IptActors.Domain.Contracts;
using IptActors.Domain.Corrections;
using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Goals;
using IptActors.Domain.Inventories;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Reviews;
using IptActors.Domain.Risks;
using IptActors.Domain.Sessions;

namespace IptActors.Engine.Codec;

/// <summary>
/// Every kind of event with its stored name and the number of its shape. Written by hand, by feature: a name is for ever, so
/// it is not derived from a class that somebody may rename. A test holds it complete.
/// </summary>
public static class EventTypes
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<EventType> All { get; } =
    [
        // Courses
        EventType.Of<FindingRaised>("finding_raised"),
        EventType.Of<RuleOverridden>("rule_overridden"),

        // Referrals
        EventType.Of<CourseOpened>("course_opened"),
        EventType.Of<TimeZoneSet>("time_zone_set"),
        EventType.Of<CourseWaitlisted>("course_waitlisted"),
        EventType.Of<SuitabilityDecided>("suitability_decided"),
        EventType.Of<ProtocolChanged>("protocol_changed"),

        // CareTeams
        EventType.Of<TherapistAssigned>("therapist_assigned"),
        EventType.Of<CourseTransferred>("course_transferred"),
        EventType.Of<HandoverAcknowledged>("handover_acknowledged"),

        // Consents
        EventType.Of<ConsentRecorded>("consent_recorded"),
        EventType.Of<GuardianStatusRecorded>("guardian_status_recorded"),
        EventType.Of<ConfidentialityLimitsExplained>("confidentiality_limits_explained"),
        EventType.Of<DisclosureMade>("disclosure_made"),

        // Phases
        EventType.Of<PhaseAdvanced>("phase_advanced"),
        EventType.Of<PhaseReverted>("phase_reverted"),
        EventType.Of<CourseSuspended>("course_suspended"),
        EventType.Of<CourseResumed>("course_resumed"),
        EventType.Of<CourseClosed>("course_closed"),
        EventType.Of<CourseReopened>("course_reopened"),
        EventType.Of<DeathRecorded>("death_recorded"),

        // Focus
        EventType.Of<ProblemAreaChosen>("problem_area_chosen"),
        EventType.Of<ProblemAreaChanged>("problem_area_changed"),
        EventType.Of<ProblemAreaDropped>("problem_area_dropped"),
        EventType.Of<DisputeStaged>("dispute_staged"),
        EventType.Of<FormulationShared>("formulation_shared"),

        // Contracts
        EventType.Of<ContractAgreed>("contract_agreed"),
        EventType.Of<ContractRenegotiated>("contract_renegotiated"),
        EventType.Of<MaintenanceContractAgreed>("maintenance_contract_agreed"),
        EventType.Of<PlannedEndShifted>("planned_end_shifted"),

        // Assessments
        EventType.Of<HistoryTaken>("history_taken"),
        EventType.Of<DiagnosisMade>("diagnosis_made"),
        EventType.Of<TimelineRecorded>("timeline_recorded"),
        EventType.Of<MedicationConsidered>("medication_considered"),
        EventType.Of<MedicationRecorded>("medication_recorded"),

        // BetweenSessions
        EventType.Of<HomeworkAgreed>("homework_agreed"),
        EventType.Of<HomeworkReviewed>("homework_reviewed"),
        EventType.Of<PsychoeducationGiven>("psychoeducation_given"),
        EventType.Of<ResourceShared>("resource_shared"),
        EventType.Of<SamplesRecorded>("samples_recorded"),

        // BreakGlass
        EventType.Of<EmergencyAccessOpened>("emergency_access_opened"),
        EventType.Of<EmergencyAccessReviewed>("emergency_access_reviewed"),

        // Care
        EventType.Of<AdjunctRecorded>("adjunct_recorded"),
        EventType.Of<OnwardReferralMade>("onward_referral_made"),
        EventType.Of<OnwardReferralOutcomeRecorded>("onward_referral_outcome_recorded"),
        EventType.Of<FeedbackReceived>("feedback_received"),
        EventType.Of<SupervisionHeld>("supervision_held"),
        EventType.Of<AccommodationAgreed>("accommodation_agreed"),
        EventType.Of<CulturalAdaptationMade>("cultural_adaptation_made"),
        EventType.Of<NoteWritten>("note_written"),
        EventType.Of<ProcessNoteWritten>("process_note_written"),
        EventType.Of<ContactRecorded>("contact_recorded"),

        // Corrections
        EventType.Of<EntryRetracted>("entry_retracted"),

        // Goals
        EventType.Of<GoalSet>("goal_set"),
        EventType.Of<GoalRated>("goal_rated"),
        EventType.Of<GoalStatusChanged>("goal_status_changed"),
        EventType.Of<GoalLinked>("goal_linked"),

        // Inventories
        EventType.Of<InventoryDrawn>("inventory_drawn"),
        EventType.Of<PersonRecorded>("person_recorded"),
        EventType.Of<InventoryCompleted>("inventory_completed"),

        // Measures
        EventType.Of<MeasureCompleted>("measure_completed"),
        EventType.Of<MeasureRequested>("measure_requested"),
        EventType.Of<MeasureRequestCancelled>("measure_request_cancelled"),
        EventType.Of<MeasureCorrected>("measure_corrected"),

        // Reviews
        EventType.Of<CourseReviewed>("course_reviewed"),
        EventType.Of<EndingDiscussed>("ending_discussed"),
        EventType.Of<GainsReviewed>("gains_reviewed"),
        EventType.Of<RelapsePreventionPlanned>("relapse_prevention_planned"),
        EventType.Of<FurtherTreatmentDecided>("further_treatment_decided"),
        EventType.Of<DischargeLetterSent>("discharge_letter_sent"),

        // Risks
        EventType.Of<RiskAssessed>("risk_assessed"),
        EventType.Of<SafetyPlanRecorded>("safety_plan_recorded"),
        EventType.Of<RiskConcernRaised>("risk_concern_raised"),
        EventType.Of<RiskItemEndorsed>("risk_item_endorsed"),
        EventType.Of<RiskReviewRequired>("risk_review_required"),
        EventType.Of<RiskReviewAcknowledged>("risk_review_acknowledged"),

        // Sessions
        EventType.Of<SessionScheduled>("session_scheduled"),
        EventType.Of<SessionRescheduled>("session_rescheduled"),
        EventType.Of<SessionMissed>("session_missed"),
        EventType.Of<SessionCancelled>("session_cancelled"),
        EventType.Of<DnaLimitReached>("dna_limit_reached"),
        EventType.Of<SessionHeld>("session_held"),
        EventType.Of<TechniquesRecorded>("techniques_recorded"),
        EventType.Of<SessionSignedOff>("session_signed_off"),
        EventType.Of<SessionCorrected>("session_corrected"),
    ];
}
