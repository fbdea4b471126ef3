using static IptActors.Engine.Commands.CourseScope;

namespace IptActors.Api.Access;

/// <summary>
/// Who may call what: the whole of it. A method that has no row cannot be served (start fails), a role that a row does not
/// name may not call it. The course itself checks the scope against its care team.
/// </summary>
internal static class AccessTable
{
    // Content of the treatment: those who treat, those who supervise them, and systems that act for a named person.
    private static readonly AccessRow Clinical = new() { Therapist = OwnCourses, Supervisor = SuperviseesCourses, Integration = Clinic };

    // Referral, care team, appointments, status, alarms: also those who plan.
    private static readonly AccessRow Planning = Clinical with { Coordinator = Clinic, Admin = Clinic };

    // Information that leaves the clinic: those who treat, and whoever answers for the clinic's records.
    private static readonly AccessRow Releasing = Clinical with { Admin = Clinic };

    // What only the treating therapist can say of themselves.
    private static readonly AccessRow Treating = new() { Therapist = OwnCourses, Integration = Clinic };

    // A note is its author's: those who treat write it, a system may not write it for them.
    private static readonly AccessRow Authoring = new() { Therapist = OwnCourses, Supervisor = SuperviseesCourses };

    // What one course shows; a coordinator and an admin see status, not content.
    private static readonly AccessRow Reading = Planning with { Auditor = Clinic };

    // What happened, event by event: content, so not for those who plan.
    private static readonly AccessRow History = Clinical with { Auditor = Clinic };

    // Who read what: of their own courses those who treat and supervise, of all whoever answers for the clinic's records.
    private static readonly AccessRow AccountOfReads = new() { Therapist = OwnCourses, Supervisor = SuperviseesCourses, Auditor = Clinic, Admin = Clinic };

    // Every course of the clinic at once, with content.
    private static readonly AccessRow Overseeing = new() { Auditor = Clinic };

    // Facts that belong to no client.
    private static readonly AccessRow Everyone = Reading with { Dashboard = Clinic, AboutClients = false };

    // What shows that nothing was altered, and names no client.
    private static readonly AccessRow Proving = new() { Auditor = Clinic, Admin = Clinic, AboutClients = false };

    // How the server does its work; shows nothing of a client.
    private static readonly AccessRow Operating = new() { Admin = Clinic, AboutClients = false };

    // Numbers over many courses; the role dashboard sees small ones left out.
    private static readonly AccessRow Adding = Reading with { Dashboard = Clinic };

    private static readonly Dictionary<string, AccessRow> Rows = new(StringComparer.Ordinal)
    {
        ["CourseService/GetCourse"] = Reading,
        ["CourseService/ListCourses"] = Reading,
        ["CourseService/StreamHistory"] = History,

        ["AuditService/ReplayCourse"] = History,
        ["AuditService/GetCourseAsOf"] = History,
        ["AuditService/StreamClinicAsOf"] = Overseeing,
        ["AuditService/GetClinicOutcomesAsOf"] = Overseeing with { Dashboard = Clinic },
        ["AuditService/ExplainDecision"] = History,
        ["AuditService/SearchEvents"] = History,

        ["ExportService/ExportCourse"] = History,
        ["ExportService/ExportClinic"] = Overseeing,

        ["ProjectionService/GetCourseSummary"] = Reading,
        ["ProjectionService/ListCourseSummaries"] = Reading,
        ["ProjectionService/GetCaseload"] = Reading,
        ["ProjectionService/ListCaseloads"] = Adding,
        ["ProjectionService/ListDue"] = Reading,
        ["ProjectionService/ListWaiting"] = Reading,
        ["ProjectionService/GetWaitingTimes"] = Adding,
        ["ProjectionService/GetAttendance"] = Adding,
        ["ProjectionService/WatchCourse"] = Reading,
        ["ProjectionService/WatchClinic"] = Adding,
        ["ProjectionService/ListProjections"] = Everyone,
        ["ProjectionService/PauseProjection"] = Operating,
        ["ProjectionService/ResumeProjection"] = Operating,
        ["ProjectionService/RebuildProjection"] = Operating,
        ["ProjectionService/CancelRebuild"] = Operating,
        ["ProjectionService/GetOutcomeTrajectory"] = History,
        ["ProjectionService/ListOffTrack"] = History,
        ["ProjectionService/GetExpectedCourseRules"] = Everyone,
        ["ProjectionService/GetClinicOutcomes"] = Adding,
        ["ProjectionService/ListRisk"] = Reading,
        ["ProjectionService/GetCourseFidelity"] = History,
        ["ProjectionService/ListFidelity"] = Adding,
        ["ProjectionService/GetRelationshipMap"] = History,
        ["ProjectionService/GetGoalProgress"] = History,

        ["AccessService/ListAccess"] = AccountOfReads,
        ["AccessService/ExportAccessReport"] = AccountOfReads,

        // To break the glass is for those who treat; to look at it afterwards for those who answer for them.
        ["BreakGlassService/OpenEmergencyAccess"] = new() { Therapist = OwnCourses },
        ["BreakGlassService/ReviewEmergencyAccess"] = new() { Supervisor = Clinic, Admin = Clinic },
        ["BreakGlassService/ListEmergencyAccess"] = new() { Supervisor = Clinic, Auditor = Clinic, Admin = Clinic },

        ["CatalogService/ListProtocols"] = Everyone,
        ["CatalogService/GetProtocol"] = Everyone,
        ["CatalogService/ListMeasures"] = Everyone,
        ["CatalogService/GetMeasure"] = Everyone,
        ["CatalogService/ListTechniques"] = Everyone,
        ["CatalogService/ListTasks"] = Everyone,
        ["CatalogService/ListRules"] = Everyone,
        ["CatalogService/ListCodes"] = Everyone,

        ["ProofService/GetCheckpoint"] = Proving,
        ["ProofService/ListCheckpoints"] = Proving,
        ["ProofService/GetInclusionProof"] = Proving with { AboutClients = true },
        ["ProofService/GetConsistencyProof"] = Proving,
        ["ProofService/GetVerificationKey"] = Proving,
        ["ProofService/VerifyCourse"] = Reading,

        // Each command of the stream is checked again by its own row.
        ["CourseService/ImportCommands"] = Planning,

        ["ReferralService/OpenCourse"] = Planning,
        ["ReferralService/WaitlistCourse"] = Planning,
        ["ReferralService/DecideSuitability"] = Clinical,
        ["ReferralService/ChangeProtocol"] = Clinical,
        ["ReferralService/AssignTherapist"] = Planning,
        ["ReferralService/TransferCourse"] = Planning,
        ["ReferralService/AcknowledgeHandover"] = Treating,

        ["ConsentService/RecordConsent"] = Clinical,
        ["ConsentService/RecordGuardianStatus"] = Clinical,
        ["ConsentService/ExplainConfidentialityLimits"] = Clinical,
        ["ConsentService/DiscloseInformation"] = Releasing,

        ["FocusService/ChooseProblemArea"] = Clinical,
        ["FocusService/ChangeProblemArea"] = Clinical,
        ["FocusService/DropProblemArea"] = Clinical,
        ["FocusService/StageDispute"] = Clinical,
        ["FocusService/ShareFormulation"] = Clinical,

        ["ContractService/AgreeContract"] = Clinical,
        ["ContractService/RenegotiateContract"] = Clinical,
        ["ContractService/AgreeMaintenanceContract"] = Clinical,

        ["PhaseService/StartAssessment"] = Clinical,
        ["PhaseService/StartTreatment"] = Clinical,
        ["PhaseService/AdvancePhase"] = Clinical,
        ["PhaseService/RevertPhase"] = Clinical,
        ["PhaseService/SuspendCourse"] = Planning,
        ["PhaseService/ResumeCourse"] = Planning,
        ["PhaseService/CloseCourse"] = Planning,
        ["PhaseService/ReopenCourse"] = Planning,
        ["PhaseService/RecordDeath"] = Planning,

        ["SessionService/ScheduleSession"] = Planning,
        ["SessionService/RescheduleSession"] = Planning,
        ["SessionService/HoldSession"] = Clinical,
        ["SessionService/MissSession"] = Planning,
        ["SessionService/CancelSession"] = Planning,
        ["SessionService/RecordTechniques"] = Clinical,
        ["SessionService/SignOffSession"] = Treating,
        ["SessionService/CorrectSession"] = Clinical,

        ["BetweenSessionService/AgreeHomework"] = Clinical,
        ["BetweenSessionService/ReviewHomework"] = Clinical,
        ["BetweenSessionService/GivePsychoeducation"] = Clinical,
        ["BetweenSessionService/ShareResource"] = Clinical,
        ["BetweenSessionService/RecordSamples"] = Clinical,

        ["InventoryService/DrawInventory"] = Clinical,
        ["InventoryService/RecordPerson"] = Clinical,
        ["InventoryService/CompleteInventory"] = Clinical,

        ["GoalService/SetGoal"] = Clinical,
        ["GoalService/RateGoal"] = Clinical,
        ["GoalService/ChangeGoalStatus"] = Clinical,
        ["GoalService/LinkGoal"] = Clinical,

        ["ReviewService/ReviewCourse"] = Clinical,
        ["ReviewService/DiscussEnding"] = Clinical,
        ["ReviewService/ReviewGains"] = Clinical,
        ["ReviewService/PlanRelapsePrevention"] = Clinical,
        ["ReviewService/DecideFurtherTreatment"] = Clinical,
        ["ReviewService/SendDischargeLetter"] = Clinical,

        ["AssessmentService/TakeHistory"] = Clinical,
        ["AssessmentService/MakeDiagnosis"] = Clinical,
        ["AssessmentService/RecordTimeline"] = Clinical,
        ["AssessmentService/ConsiderMedication"] = Clinical,
        ["AssessmentService/RecordMedication"] = Clinical,

        ["MeasureService/CompleteMeasure"] = Clinical,
        ["MeasureService/RecordTotal"] = Clinical,
        ["MeasureService/RequestMeasure"] = Planning,
        ["MeasureService/CancelMeasureRequest"] = Planning,
        ["MeasureService/CorrectMeasure"] = Clinical,

        ["RiskService/AssessRisk"] = Clinical,
        ["RiskService/RecordSafetyPlan"] = Clinical,
        ["RiskService/RaiseRiskConcern"] = Planning,
        ["RiskService/AcknowledgeRiskReview"] = Clinical,

        ["CareService/RecordAdjunct"] = Clinical,
        ["CareService/MakeReferral"] = Clinical,
        ["CareService/RecordReferralOutcome"] = Planning,
        ["CareService/ReceiveFeedback"] = Planning,
        ["CareService/HoldSupervision"] = Clinical,
        ["CareService/AgreeAccommodation"] = Clinical,
        ["CareService/AdaptCulturally"] = Clinical,
        ["CareService/WriteNote"] = Authoring,
        ["CareService/RecordContact"] = Planning,

        ["CorrectionService/RetractEntry"] = Clinical,
    };

    /// <summary>The methods that have a row, as <c>Service/Method</c>.</summary>
    public static IReadOnlyCollection<string> Methods => Rows.Keys;

    /// <summary>The row of a method; null when there is none.</summary>
    public static AccessRow? Find(string serviceAndMethod) => Rows.GetValueOrDefault(serviceAndMethod);
}
