using IptActors.Api.Binding;
using IptActors.Contracts.V1;
using IptActors.Domain.Outcomes;
using IptActors.Engine.Projections.OutcomeTrajectories;
using Expected = IptActors.Domain.ExpectedCourses;
using Status = IptActors.Domain.Catalog.ExpectedCourseStatus;

namespace IptActors.Api.Projections;

/// <summary>Words trajectories and signals.</summary>
internal static class TrajectoryMessages
{
    /// <summary>The scores of one measure.</summary>
    public static MeasureTrajectory Of(OutcomeTrajectory trajectory)
    {
        var measure = trajectory.Measure;
        var message = new MeasureTrajectory
        {
            Measure = measure.Code,
            Title = measure.Title,
            Scale = measure.Total.Scale,
            MinTotal = measure.Total.Min,
            MaxTotal = measure.Total.Max,
            HigherIsWorse = measure.Direction == Domain.Catalog.ScoreDirection.HigherIsWorse,
            Bands = { measure.Bands.Select(band => new ScoreBand { Code = band.Code, Min = band.Min, Max = band.Max }) },
            RuleSet = trajectory.Change?.RuleSet ?? "",
            Points = { trajectory.Points.Select(Of) },
            Verdict = trajectory.Verdict is { } verdict ? Of(verdict) : null,
            Signals = { trajectory.Signals.Select(Of) },
            Expected =
            {
                trajectory.Expected.Select(point => new ExpectedPoint { SessionNumber = point.SessionNumber, ExpectedTotal = point.ExpectedTotal, LimitTotal = point.LimitTotal }),
            },
        };
        Set(measure.DefaultCutOff?.Value, value => message.CutOff = value);
        Set(trajectory.Change?.Threshold, value => message.ReliableChange = value);
        return message;
    }

    /// <summary>The last signal of a row; the row has one.</summary>
    public static ExpectedCourseSignal Of(CourseMeasureRow row)
    {
        var message = new ExpectedCourseSignal
        {
            Administration = row.SignalAdministration!.Value,
            Version = row.SignalVersion!.Value,
            SessionNumber = row.SignalSession!.Value,
            Status = Of((Status)row.Concern),
            Rule = row.Rule,
            RuleSet = row.RuleSet,
            RuleSetVersion = row.RuleSetVersion,
            Why = row.Why,
            FoundTotal = row.FoundTotal!.Value,
        };
        Set(row.ExpectedTotal, value => message.ExpectedTotal = value);
        Set(row.LimitTotal, value => message.LimitTotal = value);
        return message;
    }

    /// <summary>A status.</summary>
    public static ExpectedCourseStatus Of(Status status) => status switch
    {
        Status.OnTrack => ExpectedCourseStatus.OnTrack,
        Status.Watch => ExpectedCourseStatus.Watch,
        Status.OffTrack => ExpectedCourseStatus.OffTrack,
        _ => throw new System.Diagnostics.UnreachableException($"No arm words {status}."),
    };

    private static Contracts.V1.ScorePoint Of(Domain.Outcomes.ScorePoint point)
    {
        var message = new Contracts.V1.ScorePoint
        {
            Administration = point.Entry.Administration,
            Version = point.Entry.Version,
            CompletedAt = point.Entry.CompletedAt.ToTimestamp(),
            SessionNumber = point.Entry.SessionNumber,
            Prorated = point.Entry.Prorated,
            Band = point.Band ?? "",
            Reliable = point.Reliable ?? "",
            AfterClosure = point.Entry.AfterClosure,
        };
        Set(point.Entry.Total, value => message.Total = value);
        Set(point.Case, value => message.Case = value);
        Set(point.Improvement, value => message.Improvement = value);
        Set(point.Response, value => message.Response = value);
        Set(point.Remission, value => message.Remission = value);
        return message;
    }

    private static Contracts.V1.ScoreVerdict Of(Domain.Outcomes.ScoreVerdict verdict)
    {
        var message = new Contracts.V1.ScoreVerdict
        {
            First = verdict.First,
            Last = verdict.Last,
            Improvement = verdict.Improvement,
            Reliable = verdict.Reliable ?? "",
            Significance = verdict.Significance ?? "",
        };
        Set(verdict.Response, value => message.Response = value);
        Set(verdict.Remission, value => message.Remission = value);
        return message;
    }

    private static ExpectedCourseSignal Of(Expected.ExpectedCourseSignal signal)
    {
        var message = new ExpectedCourseSignal
        {
            Administration = signal.Administration,
            Version = signal.Version,
            SessionNumber = signal.SessionNumber,
            Status = Of(signal.Status),
            Rule = signal.Rule,
            RuleSet = signal.RuleSet,
            RuleSetVersion = signal.RuleSetVersion,
            Why = signal.Why,
            ExpectedTotal = signal.ExpectedTotal,
            FoundTotal = signal.FoundTotal,
        };
        Set(signal.LimitTotal, value => message.LimitTotal = value);
        return message;
    }

    private static void Set<T>(T? value, Action<T> set)
        where T : struct
    {
        if (value is { } given)
        {
            set(given);
        }
    }
}
