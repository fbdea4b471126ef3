using IptActors.Domain.Measures.Scoring;

namespace IptActors.Domain.Tests.Measures.Scoring;

public sealed class Answers_that_cannot_be_scored
{
    [Fact]
    public void All_violations_are_reported_at_once()
    {
        var result = MeasureScorer.Score(
            Answers.Of("phq9"),
            [new("phq9_1", 4), new("phq9_2", -1), new("phq9_3", 0), new("phq9_3", 0), new("phq9_10", 1)]);

        Assert.Equal(
            [
                new AnswerViolation("phq9_1", AnswerFault.OutOfRange, "0 to 3", 4),
                new AnswerViolation("phq9_2", AnswerFault.OutOfRange, "0 to 3", -1),
                new AnswerViolation("phq9_3", AnswerFault.Duplicate, "one answer", 0),
                new AnswerViolation("phq9_10", AnswerFault.UnknownItem, "an item of phq9: phq9_1 to phq9_9", 1),
            ],
            Assert.IsType<ScoringResult.Invalid>(result).Violations);
    }

    [Fact]
    public void A_hamd_item_that_ends_at_2_refuses_3() =>
        Assert.Equal("0 to 2", Assert.Single(Assert.IsType<ScoringResult.Invalid>(MeasureScorer.Score(Answers.Of("hamd17"), [new("hamd17_4", 3)])).Violations).Expected);

    [Fact]
    public void A_missing_answer_given_twice_is_still_a_duplicate() =>
        Assert.Equal(
            AnswerFault.Duplicate,
            Assert.Single(Assert.IsType<ScoringResult.Invalid>(MeasureScorer.Score(Answers.Of("phq9"), [new("phq9_1", null), new("phq9_1", 2)])).Violations).Fault);
}
