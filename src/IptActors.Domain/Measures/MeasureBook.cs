using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Measures;

/// <summary>The measures of a course, compact: totals and what they mean.</summary>
/// <param name="Administrations">All administrations in the order of recording; number n is at index n - 1.</param>
/// <param name="Requests">All requests; number n is at index n - 1.</param>
public sealed record MeasureBook(ValueList<Administration> Administrations, ValueList<MeasureRequest> Requests)
{
    /// <summary>Nothing measured yet.</summary>
    public static MeasureBook Empty { get; } = new([], []);

    /// <summary>Codes of the measures given, in the order they were first recorded.</summary>
    public IEnumerable<string> Measures => Standing.Select(administration => administration.Measure).Distinct();

    /// <summary>Requests that wait.</summary>
    public IEnumerable<MeasureRequest> OpenRequests => Requests.Where(request => request.IsOpen);

    /// <summary>Administrations that were not retracted.</summary>
    public IEnumerable<Administration> Standing => Administrations.Where(administration => !administration.Retracted);

    /// <summary>Scores of a measure in the order they were filled in, ties in the order of recording; without those that have no total.</summary>
    public IEnumerable<Administration> Scores(string measure) =>
        Standing
            .Where(administration => administration.Measure == measure && administration.Total is not null)
            .OrderBy(administration => administration.CompletedAt)
            .ThenBy(administration => administration.Ordinal);

    /// <summary>The first score of a measure; null when there is none.</summary>
    public Administration? Baseline(string measure) => Scores(measure).FirstOrDefault();

    /// <summary>The last score of a measure; null when there is none. Follow-up measures after closure count here.</summary>
    public Administration? Latest(string measure) => Scores(measure).LastOrDefault();

    /// <summary>The administration that the event of this version recorded; null when it recorded none.</summary>
    public Administration? RecordedBy(long version) => Administrations.FirstOrDefault(administration => administration.Version == version);

    /// <summary>The book without the effect of the administration that the event of this version recorded; its request waits again.</summary>
    internal MeasureBook Retract(long version)
    {
        var administration = RecordedBy(version) ?? throw new UnreachableException($"Event {version} recorded no administration.");
        return this with
        {
            Administrations = Administrations.SetItem(administration.Ordinal - 1, administration with { Retracted = true }),
            Requests = administration.Request is { } request ? With(request, Requests[request - 1] with { FulfilledBy = null }) : Requests,
        };
    }

    internal MeasureBook Evolve(MeasureEvent happened, RecordedEvent recorded) => happened switch
    {
        MeasureCompleted e => Add(new Administration(
            e.Administration, recorded.Version, e.Measure, e.CompletedAt, e.Session, e.Score.Total, e.Score.Scale, e.Score.Prorated,
            e.Score.Band, e.Score.Case, e.Change, e.AfterClosure, e.Request, e.Endorsed, Retracted: false)),
        MeasureCorrected e => this with { Administrations = Administrations.SetItem(e.Administration - 1, Corrected(Administrations[e.Administration - 1], e)) },
        MeasureRequested e => this with { Requests = Requests.Add(new MeasureRequest(e.Request, e.Measure, e.DueOn, null, false)) },
        MeasureRequestCancelled e => this with { Requests = With(e.Request, Requests[e.Request - 1] with { Cancelled = true }) },
        _ => throw new UnreachableException($"No arm evolves {happened.GetType().Name}."),
    };

    private static Administration Corrected(Administration before, MeasureCorrected e) => before with
    {
        CompletedAt = e.CompletedAt,
        Session = e.Session,
        Total = e.Score.Total,
        Prorated = e.Score.Prorated,
        Band = e.Score.Band,
        Case = e.Score.Case,
        Change = e.Change,
        Endorsed = e.Endorsed,
    };

    private MeasureBook Add(Administration administration) => new(
        Administrations.Add(administration),
        administration.Request is { } request ? With(request, Requests[request - 1] with { FulfilledBy = administration.Ordinal }) : Requests);

    private ValueList<MeasureRequest> With(int request, MeasureRequest changed) => Requests.SetItem(request - 1, changed);
}
