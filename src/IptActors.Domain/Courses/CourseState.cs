using IptActors.Domain.Assessments;
using IptActors.Domain.BetweenSessions;
using IptActors.Domain.BreakGlass;
using IptActors.Domain.Care;
using IptActors.Domain.CareTeams;
using IptActors.Domain.Checklists;
using IptActors.Domain.Consents;
using IptActors.Domain.Contracts;
using IptActors.Domain.Corrections;
using IptActors.Domain.Focus;
using IptActors.Domain.Goals;
using IptActors.Domain.Inventories;
using IptActors.Domain.Measures;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Reviews;
using IptActors.Domain.Risks;
using IptActors.Domain.Sessions;
using IptActors.Domain.Values;

namespace IptActors.Domain.Courses;

/// <summary>
/// A course as its events tell it: what deciders read and what the course's own page shows. Each feature keeps its own part
/// in its own folder. Immutable all the way down.
/// </summary>
public sealed record CourseState
{
    private CourseState()
    {
    }

    /// <summary>The state before the first event.</summary>
    public static CourseState Unopened { get; } = new();

    /// <summary>Version of the last event folded in; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>When the last event was recorded (UTC).</summary>
    public DateTimeOffset LastRecordedAt { get; init; }

    /// <summary>The referral that opened the course; null before it was opened.</summary>
    public Referral? Referral { get; init; }

    /// <summary>The days in which the course is counted: those of its service.</summary>
    public ServiceCalendar Calendar => Referral?.Calendar ?? ServiceCalendar.Utc;

    /// <summary>Phase, suspension, closure.</summary>
    public Lifecycle Lifecycle { get; init; } = Lifecycle.Start;

    /// <summary>Who treats the client; access follows from it.</summary>
    public CareTeam CareTeam { get; init; } = CareTeam.Unassigned;

    /// <summary>Consent, guardianship, confidentiality, disclosures.</summary>
    public ConsentState Consents { get; init; } = ConsentState.None;

    /// <summary>Problem areas and formulation.</summary>
    public FocusState Focus { get; init; } = FocusState.None;

    /// <summary>Contracts of the acute treatment and of maintenance.</summary>
    public ContractState Contracts { get; init; } = ContractState.None;

    /// <summary>Appointments and sessions.</summary>
    public SessionBook Sessions { get; init; } = SessionBook.Empty;

    /// <summary>Tasks, information, resources and observations between the sessions.</summary>
    public BetweenSessionsRecord BetweenSessions { get; init; } = BetweenSessionsRecord.Empty;

    /// <summary>The interpersonal inventory.</summary>
    public Inventory Inventory { get; init; } = Inventory.Empty;

    /// <summary>Goals of the treatment.</summary>
    public GoalList Goals { get; init; } = GoalList.Empty;

    /// <summary>Looking back and ending: tasks T15 to T21.</summary>
    public ReviewRecord Reviews { get; init; } = ReviewRecord.Empty;

    /// <summary>When the tasks of the beginning were done for the first time.</summary>
    public FirstDone FirstDone { get; init; } = FirstDone.Nothing;

    /// <summary>Measures: totals, what they mean, and what is waited for.</summary>
    public MeasureBook Measures { get; init; } = MeasureBook.Empty;

    /// <summary>Risk: the assessment in force, safety plans, reviews.</summary>
    public RiskStatus Risks { get; init; } = RiskStatus.Unknown;

    /// <summary>History, diagnoses, timeline, medication.</summary>
    public Assessment Assessment { get; init; } = Assessment.Empty;

    /// <summary>Adjuncts, onward referrals, adaptations, supervision.</summary>
    public CareRecord Care { get; init; } = CareRecord.Empty;

    /// <summary>Accesses in emergencies by people without a relation to the course.</summary>
    public EmergencyBook Emergencies { get; init; } = EmergencyBook.Empty;

    /// <summary>Entries that can be marked as made in error, in the order of their versions.</summary>
    public ValueList<RetractableEntry> Retractable { get; init; } = [];

    /// <summary>Warnings and overrides, in the order they were raised.</summary>
    public ValueList<Finding> Findings { get; init; } = [];
}
