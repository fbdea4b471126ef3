using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;

namespace IptActors.Domain.Measures;

/// <summary>Decides corrections of administrations.</summary>
internal static class MeasureCorrection
{
    public static void Decide(CorrectMeasure c, Deliberation d)
    {
        // 1. What is corrected?
        var before = d.State.Measures.RecordedBy(c.RefersTo);
        if (before is null || before.Retracted)
        {
            d.Breach("R11", before is null
                ? $"Expected the version of an event that completed a measure, found {c.RefersTo}."
                : $"Expected an administration that stands, found {before.Ordinal}, which was retracted. Record the measure again.");
            return;
        }

        // 2. Does the measure have a place for the answers? Only now is it known which measure it is.
        var measure = d.Catalog.Measures[before.Measure];
        var checks = new FieldChecks(d.Context);
        Check(checks, measure, c);
        if (checks.Violations.Count > 0)
        {
            d.Reject(new Rejection.InvalidCommand([.. checks.Violations]));
            return;
        }

        Correct(c, d, measure, before);
    }

    private static void Check(FieldChecks checks, Measure measure, CorrectMeasure c)
    {
        if (c.Total is { } total)
        {
            checks.Range("total", total, measure.Total.Min, measure.Total.Max);
            MeasureChecks.RiskAnswers(checks, measure, c.Items);
        }
        else
        {
            MeasureChecks.Answers(checks, measure, c.Items);
        }
    }

    private static void Correct(CorrectMeasure c, Deliberation d, Measure measure, Administration before)
    {
        var completedAt = (c.CompletedAt ?? before.CompletedAt).ToUniversalTime();
        var session = c.Session ?? before.Session;
        var card = c.Total is { } total
            ? Scorecard.Of(measure, total, c.Items, completedAt, d)
            : Scorecard.Of(measure, c.Items, completedAt, d);
        var change = BaselineComparison.Of(d, measure, card.Score, completedAt, except: before.Ordinal);
        d.KnowsSession("session", c.Session);
        d.Raise(new MeasureCorrected(
            before.Ordinal,
            c.RefersTo,
            c.Reason,
            c.Note,
            before.Measure,
            card.TotalOnly,
            card.Items,
            card.MissingItems,
            card.Endorsed,
            card.Score,
            change,
            completedAt,
            session,
            d.Catalog.Fingerprint));
        RiskFollowUp.Of(d, measure, card, before.Ordinal, before.Endorsed, completedAt, session);
        ScoreFindings.Of(d, measure, card, change);
    }
}
