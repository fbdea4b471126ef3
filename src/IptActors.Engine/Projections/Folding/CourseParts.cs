using IptActors.Domain.BetweenSessions;
using IptActors.Domain.Courses;

namespace IptActors.Engine.Projections.Folding;

/// <summary>
/// Parts of a course's state. A projection names those that its rows come from, and its rows are looked at again only when one of them
/// changed: most events touch one part, and most rows come from few.
/// </summary>
[Flags]
public enum CourseParts
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="CourseState.Version"/> and <see cref="CourseState.LastRecordedAt"/>: changed by every event.</summary>
    Progress = 1 << 0,

    /// <summary><see cref="CourseState.Referral"/>.</summary>
    Referral = 1 << 1,

    /// <summary><see cref="CourseState.Lifecycle"/>.</summary>
    Lifecycle = 1 << 2,

    /// <summary><see cref="CourseState.CareTeam"/>.</summary>
    CareTeam = 1 << 3,

    /// <summary><see cref="CourseState.Consents"/>.</summary>
    Consents = 1 << 4,

    /// <summary><see cref="CourseState.Focus"/>.</summary>
    Focus = 1 << 5,

    /// <summary><see cref="CourseState.Contracts"/>.</summary>
    Contracts = 1 << 6,

    /// <summary><see cref="CourseState.Sessions"/>.</summary>
    Sessions = 1 << 7,

    /// <summary><see cref="CourseState.BetweenSessions"/> without the observations.</summary>
    BetweenSessions = 1 << 8,

    /// <summary>The observations of <see cref="CourseState.BetweenSessions"/>: the most frequent events of all.</summary>
    Samples = 1 << 9,

    /// <summary><see cref="CourseState.Inventory"/>.</summary>
    Inventory = 1 << 10,

    /// <summary><see cref="CourseState.Goals"/>.</summary>
    Goals = 1 << 11,

    /// <summary><see cref="CourseState.Reviews"/>.</summary>
    Reviews = 1 << 12,

    /// <summary><see cref="CourseState.Measures"/>.</summary>
    Measures = 1 << 13,

    /// <summary><see cref="CourseState.Risks"/>.</summary>
    Risks = 1 << 14,

    /// <summary><see cref="CourseState.Assessment"/>.</summary>
    Assessment = 1 << 15,

    /// <summary><see cref="CourseState.Care"/>.</summary>
    Care = 1 << 16,

    /// <summary><see cref="CourseState.Emergencies"/>.</summary>
    Emergencies = 1 << 17,

    /// <summary><see cref="CourseState.Retractable"/>.</summary>
    Retractable = 1 << 18,

    /// <summary><see cref="CourseState.Findings"/>.</summary>
    Findings = 1 << 19,

    /// <summary><see cref="CourseState.FirstDone"/>.</summary>
    FirstDone = 1 << 20,

    /// <summary>What the tasks of the checklist and the indicators of fidelity may come from.</summary>
    Treatment = All & ~(Progress | Samples | Emergencies | Retractable | Findings),

    /// <summary>All of it.</summary>
    All = (1 << 21) - 1,
}

/// <summary>Finds out which parts of a course changed.</summary>
internal static class ChangedParts
{
    /// <summary>Every part that is not the very same in both: a part that was made anew counts, whatever it holds.</summary>
    public static CourseParts Between(CourseState before, CourseState after) =>
        If(before.Version != after.Version || before.LastRecordedAt != after.LastRecordedAt, CourseParts.Progress)
        | Unless(before.Referral, after.Referral, CourseParts.Referral)
        | Unless(before.Lifecycle, after.Lifecycle, CourseParts.Lifecycle)
        | Unless(before.CareTeam, after.CareTeam, CourseParts.CareTeam)
        | Unless(before.Consents, after.Consents, CourseParts.Consents)
        | Unless(before.Focus, after.Focus, CourseParts.Focus)
        | Unless(before.Contracts, after.Contracts, CourseParts.Contracts)
        | Unless(before.Sessions, after.Sessions, CourseParts.Sessions)
        | Between(before.BetweenSessions, after.BetweenSessions)
        | Unless(before.Inventory, after.Inventory, CourseParts.Inventory)
        | Unless(before.Goals, after.Goals, CourseParts.Goals)
        | Unless(before.Reviews, after.Reviews, CourseParts.Reviews)
        | Unless(before.Measures, after.Measures, CourseParts.Measures)
        | Unless(before.Risks, after.Risks, CourseParts.Risks)
        | Unless(before.Assessment, after.Assessment, CourseParts.Assessment)
        | Unless(before.Care, after.Care, CourseParts.Care)
        | Unless(before.Emergencies, after.Emergencies, CourseParts.Emergencies)
        | Unless(before.Retractable, after.Retractable, CourseParts.Retractable)
        | Unless(before.Findings, after.Findings, CourseParts.Findings)
        | Unless(before.FirstDone, after.FirstDone, CourseParts.FirstDone);

    private static CourseParts Between(BetweenSessionsRecord before, BetweenSessionsRecord after) =>
        ReferenceEquals(before, after)
            ? CourseParts.None
            : Unless(before.SampleBatches, after.SampleBatches, CourseParts.Samples)
              | Unless(before.Homework, after.Homework, CourseParts.BetweenSessions)
              | Unless(before.Topics, after.Topics, CourseParts.BetweenSessions)
              | If(
                  (before.SickRoleGiven, before.EducatedBySession, before.ResourcesShared) != (after.SickRoleGiven, after.EducatedBySession, after.ResourcesShared),
                  CourseParts.BetweenSessions);

    private static CourseParts Unless(object? before, object? after, CourseParts part) => If(!ReferenceEquals(before, after), part);

    private static CourseParts If(bool changed, CourseParts part) => changed ? part : CourseParts.None;
}
