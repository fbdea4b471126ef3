using IptActors.Domain.Outcomes;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Waiting;

/// <summary>How long do clients wait? By the rules of NHS Talking Therapies, the same as <c>course_outcome</c> applies.</summary>
public sealed class TreatmentWaitProjection : Projection
{
    // The columns are named after the limits of this rule set; it says how long they are and which contacts count.
    private const string RuleSet = "nhs-tt";

    private TreatmentWaitProjection()
    {
    }

    /// <summary>Its table.</summary>
    public static ProjectionTable<TreatmentWaitRow> Table { get; } = ProjectionTable.Of<TreatmentWaitRow>();

    /// <summary>The one there is: it keeps nothing.</summary>
    public static TreatmentWaitProjection Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "treatment_wait";

    /// <inheritdoc/>
    public override int Version => 2;

    /// <inheritdoc/>
    public override string Question => "How long do clients wait for the first and the second treatment?";

    /// <inheritdoc/>
    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Table];

    /// <inheritdoc/>
    public override CourseParts Reads => CourseParts.Referral | CourseParts.Lifecycle | CourseParts.Sessions;

    /// <inheritdoc/>
    protected internal override void Write(CourseFold course, object? memory, RowSink rows)
    {
        var rules = course.Catalog.OutcomeRules[RuleSet];
        var facts = OutcomeFacts.Of(course.State, [], rules, course.Policy);
        if (facts is not { FirstContactOn: { } first, WaitDays: { } toFirst })
        {
            return;
        }

        var outcome = OutcomeJudge.Judge(rules, course.Catalog, facts);
        rows.Add(Table, new TreatmentWaitRow(
            course.Key.Clinic.Value,
            course.Key.Course.Value,
            course.State.Referral!.Service,
            facts.ReferredOn,
            first,
            facts.SecondContactOn,
            toFirst,
            facts.GapDays,
            facts.Contacts,
            facts.EndedOn,
            outcome.Finished,
            outcome.WithinShortWait,
            outcome.WithinLongWait,
            facts.GapDays > rules.GapDays[0],
            facts.GapDays > rules.GapDays[1]));
    }
}
