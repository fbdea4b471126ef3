using IptActors.Domain.Measures;
using IptActors.Domain.Risks;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Measures;

public sealed class Recording_only_a_total : MeasureSpecification
{
    private static readonly RecordTotal Bdi = new("bdi2", 24, [], null, null, "paper", "client", null, null);

    [Fact]
    public void Says_what_the_total_means_and_that_the_answers_are_not_known()
    {
        var completed = Completed(Given(History.InMiddle).When(Bdi));

        Assert.True(completed.TotalOnly);
        Assert.Equal(new Score(null, 24, 1, null, false, "moderate", "case", true, false, null, null, []), completed.Score);
        Assert.Empty(completed.Items);
    }

    [Fact]
    public void Asks_about_risk_where_the_measure_has_a_risk_item() =>
        Given(History.InMiddle).When(Bdi).ThenWarned("risk_item_missing");

    [Fact]
    public void Requires_a_review_when_the_answer_to_the_risk_item_is_known_and_endorsed()
    {
        var outcome = Given(History.InMiddle).When(Bdi with { Items = [new("bdi2_9", 1)] });

        Assert.Equal(1, Single<RiskItemEndorsed>(outcome).Level);
        Assert.Equal(1, Count<RiskReviewRequired>(outcome));
        outcome.ThenWarned();
    }

    [Fact]
    public void Is_refused_without_a_total_or_with_one_out_of_range()
    {
        Given(History.InMiddle).When(Bdi with { Total = null }).ThenInvalid("total");
        Given(History.InMiddle).When(Bdi with { Total = 64 }).ThenInvalid("total");
    }

    [Fact]
    public void Takes_answers_to_risk_items_only() =>
        Given(History.InMiddle).When(Bdi with { Items = [new("bdi2_1", 1)] }).ThenInvalid("items[0].item");
}
