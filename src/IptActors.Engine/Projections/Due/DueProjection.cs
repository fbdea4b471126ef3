using System.Globalization;
using IptActors.Domain.Checklists;
using IptActors.Domain.Phases;
using IptActors.Engine.Projections.Folding;
using IptActors.Engine.Projections.Rows;

namespace IptActors.Engine.Projections.Due;

/// <summary>What waits to be done, and until when?</summary>
public sealed class DueProjection : Projection
{
    private const string MidCourseReview = "T15";
    private const string DischargeLetter = "T21";

    private static readonly DateOnly Passed = new(1900, 1, 1);

    private DueProjection()
    {
    }

    /// <summary>Its table.</summary>
    public static ProjectionTable<DueRow> Table { get; } = ProjectionTable.Of<DueRow>();

    /// <summary>The one there is: it keeps nothing.</summary>
    public static DueProjection Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "due";

    /// <inheritdoc/>
    public override int Version => 2;

    /// <inheritdoc/>
    public override string Question => "Which measures, reviews and tasks are due or overdue?";

    /// <inheritdoc/>
    public override IReadOnlyList<ProjectionTable> Tables { get; } = [Table];

    /// <inheritdoc/>
    public override CourseParts Reads => CourseParts.Treatment;

    /// <inheritdoc/>
    protected internal override void Write(CourseFold course, object? memory, RowSink rows)
    {
        AddReviews(course, rows);
        AddTasks(course, rows);
        if (course.State.Lifecycle.Phase != Phase.Closed)
        {
            AddMeasures(course, rows);
            AddSignOffs(course, rows);
        }
    }

    private static void AddMeasures(CourseFold course, RowSink rows)
    {
        foreach (var request in course.State.Measures.OpenRequests)
        {
            rows.Add(Table, ByDay(course, "measure", Text(request.Ordinal), request.DueOn, request.Measure));
        }
    }

    // Also of closed courses: a risk does not end with the treatment.
    private static void AddReviews(CourseFold course, RowSink rows)
    {
        foreach (var review in course.State.Risks.OpenReviews)
        {
            rows.Add(Table, ByDay(course, "risk_review", Text(review.Ordinal), review.DueOn));
        }
    }

    private static void AddSignOffs(CourseFold course, RowSink rows)
    {
        var policy = course.Policy;
        if (!policy.SessionSignOffRequired)
        {
            return;
        }

        foreach (var session in course.State.Sessions.Appointments)
        {
            if (session is { Held: true, SignedOff: false })
            {
                rows.Add(Table, ByDay(course, "sign_off", Text(session.Session), session.Day.AddDays(policy.SignOffWithinDays)));
            }
        }
    }

    private static void AddTasks(CourseFold course, RowSink rows)
    {
        var closed = course.State.Lifecycle.Phase == Phase.Closed;
        foreach (var task in course.Tasks)
        {
            if (task.Status is not (ChecklistStatus.Due or ChecklistStatus.Overdue) || (closed && task.Task != DischargeLetter))
            {
                continue;
            }

            rows.Add(Table, task.DueOn is { } day
                ? ByDay(course, "letter", task.Task, day)
                : Row(course, task.Task == MidCourseReview ? "review" : "task", task.Task, null, null, task.DueSession, task.Status == ChecklistStatus.Overdue ? Passed : null));
        }
    }

    private static DueRow ByDay(CourseFold course, string kind, string item, DateOnly dueOn, string? measure = null) =>
        Row(course, kind, item, measure, dueOn, null, dueOn.AddDays(1));

    private static DueRow Row(CourseFold course, string kind, string item, string? measure, DateOnly? dueOn, int? dueSession, DateOnly? overdueFrom) => new(
        course.Key.Clinic.Value, course.Key.Course.Value, kind, item, measure, dueOn, dueSession, overdueFrom, course.State.CareTeam.Therapist);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
