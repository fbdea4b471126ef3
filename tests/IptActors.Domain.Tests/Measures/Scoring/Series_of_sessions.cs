using IptActors.Domain.Measures.Scoring;

namespace IptActors.Domain.Tests.Measures.Scoring;

/// <summary>Invented series shaped on published group means: a full response, a dropout, a deterioration with risk, a sub-threshold course.</summary>
public sealed class Series_of_sessions
{
    [Fact]
    public void A_full_response_recovers_on_both_measures()
    {
        Assert.Equal(ClinicalSignificance.Recovered, Change("phq9", 18, 17, 17, 15, 14, 14, 12, 11, 12, 9, 9, 8, 8, 7, 7, 7));
        Assert.Equal(ClinicalSignificance.Recovered, Change("gad7", 14, 14, 13, 12, 12, 11, 10, 9, 10, 8, 7, 7, 6, 6, 5, 5));
    }

    [Fact]
    public void A_dropout_after_five_sessions_shows_no_reliable_change()
    {
        Assert.Equal(ClinicalSignificance.Unchanged, Change("phq9", 16, 15, 15, 13, 12));
        Assert.Equal(ClinicalSignificance.Unchanged, Change("gad7", 11, 11, 10, 9, 9));
    }

    [Fact]
    public void A_deterioration_of_exactly_6_is_reliable() =>
        Assert.Equal(ClinicalSignificance.Deteriorated, Change("phq9", 12, 13, 15, 18));

    [Fact]
    public void Its_risk_answers_ask_for_reviews_in_sessions_3_and_4_and_for_the_same_day_in_4()
    {
        (int Total, int Risk)[] sessions = [(12, 0), (13, 0), (15, 1), (18, 2)];

        var scores = sessions.Select(s => Answers.Score("phq9", [.. Answers.AddingUpTo("phq9", s.Total - s.Risk).SkipLast(1), new("phq9_9", s.Risk)])).ToList();

        Assert.Equal([12, 13, 15, 18], scores.Select(s => s.Total!.Value));
        Assert.Equal([0, 0, 1, 1], scores.Select(s => s.RiskItems.Count));
        Assert.Equal([false, true], scores.SelectMany(s => s.RiskItems).Select(r => r.Escalate));
    }

    [Fact]
    public void A_course_below_the_cut_off_improves_without_recovery()
    {
        Assert.Equal(ClinicalSignificance.Improved, Change("phq9", 9, 6, 3));
        Assert.Equal(ClinicalSignificance.Improved, Change("gad7", 7, 5, 3));
    }

    private static ClinicalSignificance? Change(string measure, params int[] totals)
    {
        var scored = totals.Select(t => Answers.Score(measure, Answers.AddingUpTo(measure, t)).Total!.Value).ToList();
        return Answers.Classify(measure, "nhs-tt", scored[0], scored[^1]);
    }
}
