using IptActors.Domain.Catalog;
using IptActors.Domain.Outcomes;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Outcomes;

public sealed class Adding_up_outcomes
{
    private static readonly OutcomeRuleSet Rules = BuiltInCatalog.Instance.OutcomeRules["nhs-tt"];

    [Fact]
    public void Rates_have_the_denominators_of_the_national_figures()
    {
        // Worked rows 1, 2, 4, 6, 7, 9, 14, 19 and 21 together.
        var figures = Sum(
            (12, 18, 7, 14, 5), (8, 10, 9, 7, 7), (12, 15, 9, 8, 4), (16, 20, 14, 15, 11), (6, 9, 3, 7, 3),
            (5, 8, 15, 6, 7), (12, 20, 12, 6, 12), (1, 18, 7, 14, 5), (12, 18, 7, 14, null));

        Assert.Equal((9, 8, 6), (figures.Ended, figures.Finished, figures.CaseAtStart));
        Assert.Equal(new Share(3, 6), figures.Recovery);
        Assert.Equal(new Share(2, 6), figures.ReliableRecovery);
        Assert.Equal(new Share(4, 8), figures.ReliableImprovement);
        Assert.Equal(new Share(1, 8), figures.ReliableDeterioration);
        Assert.Equal(new Share(2, 8), figures.NoReliableChange);
        Assert.Equal(new Share(7, 8), figures.PairedData);
        Assert.Equal(new Share(8, 8), figures.ShortWait);
    }

    [Fact]
    public void The_national_figures_of_April_2025_are_found_again() =>
        Assert.Equal(484, new Share(26_457, 54_672).PerMille);

    [Fact]
    public void A_share_of_nothing_is_not_zero() => Assert.Null(OutcomeFigures.None.Recovery.PerMille);

    [Theory]
    [InlineData(1, 3, 333)]
    [InlineData(2, 3, 667)]
    [InlineData(1, 2000, 1)]
    [InlineData(0, 7, 0)]
    [InlineData(7, 7, 1000)]
    public void A_share_is_rounded_to_thousandths_a_half_up(long numerator, long denominator, int perMille) =>
        Assert.Equal(perMille, new Share(numerator, denominator).PerMille);

    [Fact]
    public void Mean_contacts_count_finished_courses_only()
    {
        var figures = Sum((12, 18, 7, 14, 5), (1, 18, 7, 14, 5), (7, 18, 7, 14, 5));

        Assert.Equal(95, figures.MeanContactsTenths);
    }

    [Fact]
    public void Who_ended_earlier_than_planned_is_counted_of_those_in_treatment()
    {
        var figures = One(OutcomeFigures.None, (1, 18, 7, 14, 5), treated: true, droppedOut: true);
        figures = One(figures, (0, null, null, null, null), treated: false, droppedOut: true);
        figures = One(figures, (12, 18, 7, 14, 5), treated: true, droppedOut: false);

        Assert.Equal(new Share(1, 2), figures.DropOut);
    }

    private static OutcomeFigures Sum(params (int Contacts, int? Phq, int? PhqLast, int? Gad, int? GadLast)[] courses) =>
        courses.Aggregate(OutcomeFigures.None, (sum, course) => One(sum, course, treated: true, droppedOut: false));

    private static OutcomeFigures One(OutcomeFigures sum, (int Contacts, int? Phq, int? PhqLast, int? Gad, int? GadLast) course, bool treated, bool droppedOut)
    {
        var start = History.FirstDay;
        var facts = new OutcomeFacts(
            start, start.AddDays(150), course.Contacts, start.AddDays(20), start.AddDays(27),
            [new OutcomePair("phq9", course.Phq, course.PhqLast), new OutcomePair("gad7", course.Gad, course.GadLast)]);
        return sum.With(facts, OutcomeJudge.Judge(Rules, BuiltInCatalog.Instance, facts), treated, droppedOut);
    }
}
