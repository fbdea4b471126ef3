using IptActors.Api.Access;
using IptActors.Api.Binding;
using IptActors.Contracts.V1;
using IptActors.Engine.Projections.CourseSummaries;

namespace IptActors.Api.Projections;

/// <summary>Words rows of the course summary.</summary>
internal static class CourseOverviews
{
    /// <summary>The row as a caller may see it: clinical content only in full detail.</summary>
    public static CourseOverview Of(CourseSummaryRow row, ProjectionReader reader)
    {
        var overview = new CourseOverview
        {
            Course = reader.NameOf(row.Course),
            Version = row.Version,
            ClientRef = row.ClientRef,
            Service = row.Service,
            Protocol = row.Protocol,
            Phase = Phases.FromCode(row.Phase),
            PhaseSince = row.PhaseSince?.ToDate(),
            Suspended = row.Suspended,
            Therapist = row.Therapist ?? "",
            Supervisor = row.Supervisor ?? "",
            Modality = row.Modality ?? "",
            SessionsUsed = row.SessionsUsed,
            ReferredOn = row.ReferredOn.ToDate(),
            TreatmentStartedOn = row.TreatmentStartedOn?.ToDate(),
            LastContactOn = row.LastContactOn?.ToDate(),
            NextAppointment = row.NextAppointment?.ToTimestamp(),
            NextDueOn = row.NextDueOn?.ToDate(),
            NextDue = row.NextDue ?? "",
            TasksOverdue = row.TasksOverdue,
            MeasuresWaiting = row.MeasuresWaiting,
            OpenRiskReviews = row.OpenRiskReviews,
            Missed = row.Missed,
            ClosureReason = row.ClosureReason ?? "",
            ClosedOn = row.ClosedOn?.ToDate(),
            OpenTime = row.OpenedAt.ToTimestamp(),
            UpdateTime = row.UpdatedAt.ToTimestamp(),
        };
        if (row is { SessionsContracted: { } contracted, SessionsLeft: { } left })
        {
            (overview.SessionsContracted, overview.SessionsLeft) = (contracted, left);
        }

        if (reader.Detail == CourseDetail.Full)
        {
            AddContent(overview, row);
        }

        return overview;
    }

    private static void AddContent(CourseOverview overview, CourseSummaryRow row)
    {
        overview.ProblemArea = row.ProblemArea ?? "";
        overview.RiskLevel = row.RiskLevel ?? "";
        overview.LatestScoreMeasure = row.ScoreMeasure ?? "";
        overview.LatestScoreBand = row.ScoreBand ?? "";
        overview.ReliableChange = row.ReliableChange ?? "";
        if (row.Score is { } score)
        {
            overview.LatestScore = score;
        }
    }
}
