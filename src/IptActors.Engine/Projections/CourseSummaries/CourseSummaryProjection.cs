using System.Text.Json;
using IptActors.Domain.Checklists;
using IptActors.Domain.Courses;
using IptActors.Domain.Measures;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Phases;
using IptActors.Domain.Sessions;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.CourseSummaries;

/// <summary>Where does each course stand, and who may see it? Access to all rows of a course follows from its row here.</summary>
public sealed class CourseSummaryProjection : Projection
{
    private CourseSummaryProjection()
    {
    }

    /// <summary>Its table.</summary>
    public static ProjectionTable<CourseSummaryRow> Table { get; } = ProjectionTable.Of<CourseSummaryRow>();

    /// <summary>The one there is: it keeps nothing.</summary>
    public static CourseSummaryProjection Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "course_summary";

    /// <inheritdoc/>
    public override int Version => 2;

    /// <inheritdoc/>
    public override string Question => "Where does each course stand, who treats, and what is due next?";

    /// <inheritdoc/>
    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Table];

    /// <inheritdoc/>
    protected internal override void Write(CourseFold course, object? memory, RowSink rows)
    {
        var state = course.State;
        var use = ContractUse.Of(state);
        var due = NextDue(state, course);
        var score = LeadingScore(state, course);
        var lifecycle = state.Lifecycle;
        var referral = state.Referral!;
        rows.Add(Table, new CourseSummaryRow(
            course.Key.Clinic.Value,
            course.Key.Course.Value,
            course.Version,
            referral.ClientRef,
            referral.Service,
            referral.Protocol,
            Code(lifecycle.Phase),
            lifecycle.PhaseSince,
            lifecycle.Suspended,
            lifecycle.Phase == Phase.Closed,
            lifecycle.Treated,
            lifecycle.InTreatment,
            lifecycle.Phase is Phase.Referral or Phase.Waitlist or Phase.Assessment,
            NextPlanned(state) is not null,
            state.CareTeam.Therapist,
            state.CareTeam.CoTherapists,
            state.CareTeam.Supervisor,
            course.OpenedBy!,
            state.Focus.Active.FirstOrDefault()?.Area,
            (state.Sessions.LastAttended ?? NextPlanned(state))?.Modality,
            use.Held,
            use.Contract?.Sessions,
            use.Left,
            state.Sessions.TreatmentContacts,
            state.Sessions.TotalMissed,
            referral.ReferredOn,
            referral.ExpectedStart,
            lifecycle.TreatmentStartedOn,
            state.Sessions.LastAttended?.Day,
            NextPlanned(state)?.StartsAt,
            due.On,
            due.What,
            course.Tasks.Count(task => task.Status == ChecklistStatus.Overdue),
            state.Measures.OpenRequests.Count(),
            state.Risks.OpenReviewCount,
            state.Risks.Level,
            score?.Measure,
            score?.Total,
            score?.Band,
            ReliableChangeOf(score, state, course),
            lifecycle.Closure?.Reason,
            lifecycle.Closure?.ClosedOn,
            course.OpenedAt,
            state.LastRecordedAt));
    }

    private static Appointment? NextPlanned(CourseState state) => state.Sessions.Planned.MinBy(appointment => appointment.StartsAt);

    private static (DateOnly? On, string? What) NextDue(CourseState state, CourseFold course)
    {
        var measures = state.Measures.OpenRequests.Select(request => ((DateOnly?)request.DueOn, (string?)"measure"));
        var reviews = state.Risks.OpenReviews.Select(review => ((DateOnly?)review.DueOn, (string?)"risk_review"));
        var letter = state.Lifecycle.Closure is { DiedOn: null } closure && state.Reviews.LetterSentOn is null
            ? [(closure.ClosedOn.AddDays(course.Policy.DischargeLetterDays), "letter")]
            : Array.Empty<(DateOnly?, string?)>();
        return reviews.Concat(measures).Concat(letter).DefaultIfEmpty().MinBy(due => due.Item1);
    }

    // The measure that was given first among those of symptoms: what its first score was compared with stays comparable.
    private static Administration? LeadingScore(CourseState state, CourseFold course) =>
        state.Measures.Measures
            .Where(code => course.Catalog.Measures.Find(code)?.Symptom == true)
            .Select(state.Measures.Latest)
            .FirstOrDefault(latest => latest is not null);

    // Compared anew: what the score was compared with when it was recorded may have been corrected or retracted since.
    private static string? ReliableChangeOf(Administration? score, CourseState state, CourseFold course)
    {
        if (score is null || course.Catalog.Measures.Find(score.Measure) is not { } measure)
        {
            return null;
        }

        var scores = ScoreEntry.Of(state).Where(entry => entry.Measure == score.Measure).ToList();
        return OutcomeTrajectory.ReliableChangeOf(measure, scores, score.Ordinal, course.Policy);
    }

    private static string Code(Phase phase) => JsonNamingPolicy.SnakeCaseLower.ConvertName(phase.ToString());
}
