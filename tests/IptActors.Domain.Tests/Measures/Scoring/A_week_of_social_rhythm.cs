namespace IptActors.Domain.Tests.Measures.Scoring;

public sealed class A_week_of_social_rhythm
{
    [Fact]
    public void Five_events_at_the_same_time_every_day_score_7() =>
        Assert.Equal(700, Week(Daily(420), Daily(480), Daily(540), Daily(1110), Daily(1380)).Total);

    [Fact]
    public void An_event_on_fewer_than_3_days_does_not_count() =>
        Assert.Equal(700, Week(Daily(420), [480, null, 700, null, null, null, null], [], [], []).Total);

    [Fact]
    public void Events_on_some_days_lower_the_score()
    {
        // 7 hits and 3 hits over two events: 10 / 2 = 5
        Assert.Equal(500, Week(Daily(420), [600, 600, 600, null, null, null, null], [], [], []).Total);
    }

    [Fact]
    public void A_time_45_minutes_from_the_habitual_one_is_a_hit_and_46_is_not()
    {
        // Means 420: 375 and 465 lie exactly 45 away, 374 and 466 lie 46 away.
        Assert.Equal(400, Week([375, 465, 375, 465, null, null, null], [], [], [], []).Total);
        Assert.Equal(0, Week([374, 466, 374, 466, null, null, null], [], [], [], []).Total);
    }

    [Fact]
    public void An_outlier_does_not_shift_the_habitual_time()
    {
        // With the outlier the mean would be 514 and nothing would be a hit.
        Assert.Equal(600, Week([420, 420, 420, 420, 420, 420, 1080], [], [], [], []).Total);
    }

    [Fact]
    public void Times_past_midnight_stay_close_to_those_before() =>
        Assert.Equal(700, Week([1430, 1450, 1430, 1450, 1440, 1435, 1445], [], [], [], []).Total);

    [Fact]
    public void The_score_is_in_hundredths_and_rounds_half_up()
    {
        // 7 + 7 + 6 hits over three events: 6.666...
        Assert.Equal(667, Week(Daily(420), Daily(480), [540, 540, 540, 540, 540, 540, null], [], []).Total);
    }

    [Fact]
    public void A_week_without_regular_events_has_no_score() => Assert.Null(Week([420, 480, null, null, null, null, null], [], [], [], []).Total);

    [Fact]
    public void A_day_without_the_event_is_not_prorated() =>
        Assert.False(Week([600, 600, 600, null, null, null, null], [], [], [], []).Prorated);

    private static int?[] Daily(int minute) => [.. Enumerable.Repeat((int?)minute, 7)];

    private static IptActors.Domain.Measures.Scoring.MeasureScore Week(params int?[][] events) =>
        Answers.Score("srm5", [.. events.SelectMany(e => e.Length == 7 ? e : Enumerable.Repeat((int?)null, 7))]);
}
