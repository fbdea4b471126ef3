using IptActors.Domain.Catalog;
using IptActors.Domain.Courses;
using IptActors.Domain.Sessions;

namespace IptActors.Domain.Measures;

/// <summary>What is remarkable about a score.</summary>
internal static class ScoreFindings
{
    private const string Client = "client";
    private const string Clinician = "clinician";

    /// <summary>Findings about the total and its change; for corrections too.</summary>
    public static void Of(Deliberation d, Measure measure, Scorecard card, ScoreChange? change)
    {
        var score = card.Score;
        d.Require(score.Total is not null, "score_incomplete", $"Expected enough answers of {measure.Code} for a total, found {score.Missing} missing.");
        d.Require(!score.Prorated, "score_prorated", $"Expected all items of {measure.Code}, found {score.Missing} missing; the mean of the others stands in.");
        d.Require(
            change?.Reliable != BaselineComparison.Deteriorated,
            "deterioration",
            $"Expected {measure.Code} not to become reliably worse than administration {change?.Baseline}, found that it did under the rule set {change?.RuleSet}.");
    }

    /// <summary>Findings about how a measure was given and whom the protocol admits with it.</summary>
    public static void OfCircumstances(Deliberation d, Measure measure, Scorecard card, Circumstances given, DateTimeOffset completedAt)
    {
        var (expected, right) = measure.Respondent == MeasureRespondent.Clinician
            ? ("a clinician", given.CompletedBy == Clinician)
            : ("the client", given.CompletedBy == Client);
        d.Require(right, "respondent_differs", $"Expected {measure.Code} to be answered by {expected}, found {given.CompletedBy}.");
        d.Require(
            given.Session is not { } session || d.State.Sessions.Find(session) is not { Status: AppointmentStatus.Missed or AppointmentStatus.Cancelled or AppointmentStatus.EnteredInError },
            "score_without_contact",
            $"Expected a measure of a session that was held, found appointment {given.Session}, missed or cancelled.");
        Entry(d, measure, card.Score, completedAt);
    }

    private static void Entry(Deliberation d, Measure measure, Score score, DateTimeOffset completedAt)
    {
        var protocol = d.Catalog.Protocols.Find(d.State.Referral?.Protocol);
        var first = !d.State.Measures.Scores(measure.Code).Any(earlier => earlier.CompletedAt <= completedAt);
        if (!first || score.Total is not { } total || protocol is null)
        {
            return;
        }

        foreach (var entry in protocol.Entry.Where(entry => entry.Measure == measure.Code))
        {
            d.Require(
                entry.Operator.Holds(total, entry.Value),
                "entry_criterion_not_met",
                $"Expected {measure.Code} {entry.Operator.Symbol()} {entry.Value} at the start of {protocol.Code}, found another total.");
        }
    }
}
