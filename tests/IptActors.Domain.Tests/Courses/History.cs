using IptActors.Domain.CareTeams;
using IptActors.Domain.Consents;
using IptActors.Domain.Contracts;
using IptActors.Domain.Courses;
using IptActors.Domain.Focus;
using IptActors.Domain.Phases;
using IptActors.Domain.Referrals;
using IptActors.Domain.Values;

namespace IptActors.Domain.Tests.Courses;

/// <summary>Events of an invented course, step by step: an adult with a role transition, 16 sessions agreed.</summary>
public static class History
{
    /// <summary>The first day: a Monday.</summary>
    public static DateOnly FirstDay { get; } = new(2026, 1, 5);

    public static ProtectedText Text { get; } = new("As told.");

    /// <summary>16 weekly sessions of 50 minutes on the role transition.</summary>
    public static ContractTerms Terms { get; } = new(
        16, "weekly", 50, FirstDay, FirstDay.AddDays(7 * 15), ["role_transition"], null, Text, null, Text, ["client", "therapist"]);

    /// <summary>Referred to a service for adults.</summary>
    public static CourseOpened Opened { get; } = new(
        "client-0417", "talking-therapies", "ipt-adult-16", FirstDay, "gp", null, new DateOnly(1990, 5, 17), null, null);

    public static ConsentRecorded ConsentToTreatment { get; } = new("treatment", "given", "client", FirstDay, null, null, null);

    public static ConsentRecorded ConsentToSharing { get; } = ConsentToTreatment with { Scope = "information_sharing" };

    /// <summary>Ready for treatment: consent, suitability, therapist.</summary>
    public static CourseEvent[] Accepted { get; } =
    [
        Opened,
        ConsentToTreatment,
        ConsentToSharing,
        new SuitabilityDecided(true, [], null),
        new TherapistAssigned("ada-okafor", "ben-quist", []),
    ];

    public static CourseEvent[] InInitial { get; } = [.. Accepted, new PhaseAdvanced(Phase.Referral, Phase.Initial)];

    public static ProblemAreaChosen Transition { get; } = new(1, "role_transition", null, Text, null);

    public static FormulationShared Formulation { get; } = new(1, "6A70.1", null, [], ["role_transition"], Text, "agreed");

    public static ContractAgreed Contract { get; } = new(1, "ipt-adult-16", Terms, "us", 3, 3, null);

    /// <summary>Initial phase with focus, formulation and contract.</summary>
    public static CourseEvent[] ReadyForMiddle { get; } =
        [.. InInitial, new ConfidentialityLimitsExplained(["client"], null), Transition, Formulation, Contract];

    public static CourseEvent[] InMiddle { get; } = [.. ReadyForMiddle, new PhaseAdvanced(Phase.Initial, Phase.Middle)];

    public static CourseEvent[] InTermination { get; } = [.. InMiddle, new PhaseAdvanced(Phase.Middle, Phase.Termination)];

    /// <summary>Closed as completed on the day the events happen.</summary>
    public static CourseEvent[] Completed { get; } = [.. InTermination, Closed("completed", "46", true)];

    /// <summary>Closed as deceased on the day the events happen.</summary>
    public static CourseEvent[] Deceased { get; } =
    [
        .. InMiddle,
        new CourseClosed(Phase.Middle, true, "deceased", null, null, "49", null, new(2026, 2, 27), true, "after_death", new(2036, 2, 27), null),
    ];

    private static CourseClosed Closed(string reason, string? nhsCode, bool? planned) =>
        new(Phase.Termination, true, reason, null, planned, nhsCode, null, null, false, "after_treatment", new(2046, 3, 2), null);
}
