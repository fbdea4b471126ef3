using IptActors.Domain.Sessions;
using IptActors.Engine.Projections.Waiting;
using static IptActors.Engine.Tests.Projections.ToldCourse;

namespace IptActors.Engine.Tests.Projections.Waiting;

public sealed class Waiting_for_treatment
{
    [Fact]
    public async Task There_is_no_wait_to_tell_before_the_first_treatment()
    {
        await using var told = await ContractedAsync();

        Assert.Empty(await told.RowsAsync(TreatmentWaitProjection.Instance, TreatmentWaitProjection.Table));
    }

    [Theory]
    [InlineData(42, true, true)]
    [InlineData(43, false, true)]
    [InlineData(126, false, true)]
    [InlineData(127, false, false)]
    public async Task The_last_day_of_a_limit_is_in_time(int day, bool six, bool eighteen)
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(day, Held(day));

        var row = await RowAsync(told);

        Assert.Equal((day, six, eighteen), (row.DaysToFirst, row.WithinSixWeeks, row.WithinEighteenWeeks));
        Assert.Equal((null, false, false), (row.DaysToSecond, row.SecondAfter28Days, row.SecondAfter90Days));
    }

    [Theory]
    [InlineData(28, false, false)]
    [InlineData(29, true, false)]
    [InlineData(90, true, false)]
    [InlineData(91, true, true)]
    public async Task A_gap_is_long_when_more_days_lie_between_the_first_two(int gap, bool overFour, bool overThirteen)
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(20, Held(20));
        await told.OnAsync(20 + gap, Held(20 + gap));

        var row = await RowAsync(told);

        Assert.Equal((gap, overFour, overThirteen), (row.DaysToSecond, row.SecondAfter28Days, row.SecondAfter90Days));
    }

    [Fact]
    public async Task A_course_is_finished_when_it_ended_with_two_contacts_or_more()
    {
        await using var once = await ContractedAsync();
        await once.OnAsync(20, Held(20));
        await once.OnAsync(30, Closed("moved_away"));
        await using var twice = await ContractedAsync();
        await twice.OnAsync(20, Held(20));
        await twice.OnAsync(27, Held(27));
        Assert.False((await RowAsync(twice)).Finished);
        await twice.OnAsync(30, Closed("moved_away"));

        Assert.False((await RowAsync(once)).Finished);
        Assert.Equal((true, FirstDay.AddDays(30), 2), ((await RowAsync(twice)).Finished, (await RowAsync(twice)).EndedOn, (await RowAsync(twice)).Contacts));
    }

    [Fact]
    public async Task A_contact_after_the_end_is_not_one_of_the_course()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(20, Held(20));
        await told.OnAsync(27, Planned(34));
        await told.OnAsync(35, new MissSession(2, "did_not_attend", null), Closed("moved_away"));
        await told.OnAsync(40, new CorrectSession(2, null, null, At(38), null, "attended_on_time", null, null, null, null, [], "wrong_value", null));

        Assert.Equal((1, null, false), ((await RowAsync(told)).Contacts, (await RowAsync(told)).SecondTreatmentOn, (await RowAsync(told)).Finished));
    }

    private static async Task<TreatmentWaitRow> RowAsync(ToldCourse told) => Assert.Single(await told.RowsAsync(TreatmentWaitProjection.Instance, TreatmentWaitProjection.Table));
}
