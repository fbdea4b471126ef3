using System.Diagnostics;
using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Measures;

internal static class MeasureDecider
{
    public static void Decide(MeasureCommand command, Deliberation d)
    {
        switch (command)
        {
            case CompleteMeasure c:
                Complete(c, d);
                break;
            case RecordTotal c:
                Record(c, d);
                break;
            case RequestMeasure c:
                Request(c, d);
                break;
            case CancelMeasureRequest c:
                Cancel(c, d);
                break;
            case CorrectMeasure c:
                MeasureCorrection.Decide(c, d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Complete(CompleteMeasure c, Deliberation d)
    {
        var measure = d.Catalog.Measures[c.Measure];
        Administer(d, measure, Circumstances.Of(c), completedAt => Scorecard.Of(measure, c.Items, completedAt, d));
    }

    private static void Record(RecordTotal c, Deliberation d)
    {
        var measure = d.Catalog.Measures[c.Measure];
        Administer(d, measure, Circumstances.Of(c), completedAt => Scorecard.Of(measure, c.Total!.Value, c.Items, completedAt, d));
    }

    private static void Administer(Deliberation d, Measure measure, Circumstances given, Func<DateTimeOffset, Scorecard> score)
    {
        var completedAt = (given.CompletedAt ?? d.Context.OccurredAt).ToUniversalTime();
        var card = score(completedAt);
        var change = BaselineComparison.Of(d, measure, card.Score, completedAt);
        var administration = d.State.Measures.Administrations.Count + 1;
        d.KnowsSession("session", given.Session);
        d.Raise(new MeasureCompleted(
            administration,
            measure.Code,
            card.TotalOnly,
            card.Items,
            card.MissingItems,
            card.Endorsed,
            card.Score,
            change,
            completedAt,
            given.Session,
            given.Mode,
            given.CompletedBy,
            given.Language,
            given.InstrumentVersion ?? measure.Version,
            d.Catalog.Fingerprint,
            Waiting(d, measure),
            d.State.Lifecycle.Closure is { } closure && d.Context.Calendar.DayOf(completedAt) > closure.ClosedOn));
        RiskFollowUp.Of(d, measure, card, administration, before: [], completedAt, given.Session);
        ScoreFindings.Of(d, measure, card, change);
        ScoreFindings.OfCircumstances(d, measure, card, given, completedAt);
    }

    private static void Request(RequestMeasure c, Deliberation d)
    {
        var requests = d.State.Measures.Requests;
        if (requests.Any(request => request.IsOpen && request.Measure == c.Measure && request.DueOn == c.DueOn))
        {
            return;
        }

        d.KnowsSession("session", c.Session);
        d.Raise(new MeasureRequested(requests.Count + 1, c.Measure, c.DueOn, c.Session));
    }

    private static void Cancel(CancelMeasureRequest c, Deliberation d)
    {
        var requests = d.State.Measures.Requests;
        if (c.Request > requests.Count)
        {
            d.RejectUnknown("request", $"Expected a request of this course ({requests.Count} so far), found {c.Request}.");
        }
        else if (requests[c.Request - 1].FulfilledBy is { } administration)
        {
            d.RejectUnknown("request", $"Expected a request that waits, found {c.Request}, fulfilled by administration {administration}.");
        }
        else if (requests[c.Request - 1].IsOpen)
        {
            d.Raise(new MeasureRequestCancelled(c.Request, c.Reason));
        }
    }

    // The request that has waited longest is the one that an administration fulfils.
    private static int? Waiting(Deliberation d, Measure measure) =>
        d.State.Measures.OpenRequests.Where(request => request.Measure == measure.Code).MinBy(request => request.DueOn)?.Ordinal;
}
