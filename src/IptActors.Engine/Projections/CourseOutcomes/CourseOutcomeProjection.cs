using System.Globalization;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Values;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.CourseOutcomes;

/// <summary>What came of each course, by the rules it is judged by?</summary>
public sealed class CourseOutcomeProjection : Projection
{
    private const string DroppedOut = "ended_before_professional_planned";

    private CourseOutcomeProjection()
    {
    }

    /// <summary>Its table.</summary>
    public static ProjectionTable<CourseOutcomeRow> Table { get; } = ProjectionTable.Of<CourseOutcomeRow>();

    /// <summary>The one there is: it keeps nothing.</summary>
    public static CourseOutcomeProjection Instance { get; } = new();

    /// <summary>Columns to add up, in the order of <see cref="Figures(long, IReadOnlyList{long})"/> after the number of rows.</summary>
    public static IReadOnlyList<string> Sums { get; } =
    [
        "treated", "finished", "case_at_start", "below_case_at_start", "recovered", "reliably_improved", "reliably_recovered", "reliably_deteriorated",
        "no_reliable_change", "paired", "within_short_wait", "within_long_wait", "dropped_out", "finished_contacts",
    ];

    /// <inheritdoc/>
    public override string Name => "course_outcome";

    /// <inheritdoc/>
    public override int Version => 2;

    /// <inheritdoc/>
    public override string Question => "What came of each course, by the rules it is judged by?";

    /// <inheritdoc/>
    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Table];

    /// <inheritdoc/>
    public override CourseParts Reads => CourseParts.Referral | CourseParts.Lifecycle | CourseParts.CareTeam | CourseParts.Focus | CourseParts.Sessions | CourseParts.Measures;

    /// <summary>The figures of rows of courses that ended.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="sums">Sums of <see cref="Sums"/>, in their order.</param>
    public static OutcomeFigures Figures(long rows, IReadOnlyList<long> sums) => new(
        rows, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9], sums[10], sums[11], sums[12], sums[13]);

    /// <summary>The figures of one course that ended.</summary>
    public static OutcomeFigures Figures(CourseOutcomeRow row) => Figures(1,
    [
        One(row.Treated), One(row.Finished), One(row.CaseAtStart), One(row.BelowCaseAtStart), One(row.Recovered), One(row.ReliablyImproved), One(row.ReliablyRecovered),
        One(row.ReliablyDeteriorated), One(row.NoReliableChange), One(row.Paired), One(row.WithinShortWait), One(row.WithinLongWait), One(row.DroppedOut), row.FinishedContacts,
    ]);

    /// <summary>What a rule set makes of a course that was opened.</summary>
    public static CourseOutcomeRow RowOf(CourseKey key, CourseState state, ClinicalCatalog catalog, OutcomeRuleSet rules) =>
        Row(key, state, catalog, rules, OutcomeFacts.Of(state, rules, catalog.PolicyOf(state.Referral!.Service)));

    /// <inheritdoc/>
    protected internal override void Write(CourseFold course, object? memory, RowSink rows)
    {
        var scores = ScoreEntry.Of(course.State);
        foreach (var rules in course.Catalog.OutcomeRules)
        {
            var facts = OutcomeFacts.Of(course.State, scores, rules, course.Policy);
            rows.Add(Table, Row(course.Key, course.State, course.Catalog, rules, facts));
        }
    }

    private static long One(bool? holds) => holds == true ? 1 : 0;

    private static CourseOutcomeRow Row(CourseKey key, CourseState state, ClinicalCatalog catalog, OutcomeRuleSet rules, OutcomeFacts facts)
    {
        var outcome = OutcomeJudge.Judge(rules, catalog, facts);
        var closure = state.Lifecycle.Closure;
        return new CourseOutcomeRow(
            key.Clinic.Value,
            key.Course.Value,
            rules.Code,
            rules.Version,
            state.Referral!.Service,
            state.CareTeam.Therapist,
            state.Referral.Protocol,
            state.Focus.Areas is [var chosen, ..] ? chosen.Area : null,
            Modality(state),
            facts.ReferredOn,
            facts.FirstContactOn,
            facts.SecondContactOn,
            facts.EndedOn,
            facts.EndedOn?.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            closure?.Reason,
            facts.Contacts,
            facts.WaitDays,
            facts.GapDays,
            facts.Pairs.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Measure}:{pair.First}:{pair.Last}")).ToValueList(),
            state.Lifecycle.Treated,
            outcome.Finished,
            outcome is { Finished: true, CaseAtStart: true },
            outcome is { Finished: true, CaseAtStart: false },
            outcome.Recovered,
            outcome.ReliablyImproved,
            outcome.ReliablyRecovered,
            outcome.ReliablyDeteriorated,
            outcome.NoReliableChange,
            outcome is { Finished: true, Paired: true },
            outcome is { Finished: true, WithinShortWait: true },
            outcome is { Finished: true, WithinLongWait: true },
            state.Lifecycle.Treated && closure?.Reason == DroppedOut,
            outcome.Finished ? facts.Contacts : 0);
    }

    private static string? Modality(CourseState state) => state.Sessions.Appointments
        .Where(it => it is { Held: true, TreatmentContact: true })
        .OrderBy(it => it.StartsAt)
        .GroupBy(it => it.Modality, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .FirstOrDefault()?.Key;
}
