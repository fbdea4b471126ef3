using IptActors.Engine.Projections.CourseOutcomes;
using static IptActors.Engine.Tests.Projections.ToldCourse;

namespace IptActors.Engine.Tests.Projections.CourseOutcomes;

public sealed class Judging_a_course
{
    [Fact]
    public async Task While_it_is_open_nothing_is_finished_and_nothing_said()
    {
        await using var told = await TreatedAsync((18, 14), (7, 5));

        var row = await RowAsync(told);

        Assert.Equal((true, false, null, null, 2), (row.Treated, row.Finished, row.EndedOn, row.Recovered, row.Contacts));
    }

    [Fact]
    public async Task Two_contacts_and_both_pairs_of_scores_make_a_reliable_recovery()
    {
        await using var told = await TreatedAsync((18, 14), (7, 5));
        await told.OnAsync(100, Closed("moved_away"));

        var row = await RowAsync(told);

        Assert.Equal((true, true, false, true), (row.Finished, row.CaseAtStart, row.BelowCaseAtStart, row.Paired));
        Assert.Equal((true, true, true, false, false), (row.Recovered, row.ReliablyImproved, row.ReliablyRecovered, row.ReliablyDeteriorated, row.NoReliableChange));
        Assert.Equal(["phq9:18:7", "gad7:14:5"], row.Scores);
        Assert.Equal(("2026-04", "role_transition", "ada-okafor", "in_person", 2), (row.EndedMonth, row.ProblemArea, row.Therapist, row.Modality, row.FinishedContacts));
        Assert.Equal((20, true, true), (row.WaitDays, row.WithinShortWait, row.WithinLongWait));
    }

    [Fact]
    public async Task Below_caseness_at_first_is_no_part_of_recovery()
    {
        await using var told = await TreatedAsync((9, 7), (8, 15));
        await told.OnAsync(100, Closed("moved_away"));

        var row = await RowAsync(told);

        Assert.Equal((false, true, true, null), (row.CaseAtStart, row.BelowCaseAtStart, row.ReliablyDeteriorated, row.Recovered));
    }

    [Fact]
    public async Task A_single_contact_does_not_finish_a_course()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(20, Held(20), Total("phq9", 18, 20), Total("gad7", 14, 20));
        await told.OnAsync(30, Closed("ended_before_professional_planned"));

        var row = await RowAsync(told);

        Assert.Equal((false, true, 0, null), (row.Finished, row.DroppedOut, row.FinishedContacts, row.Recovered));
    }

    // First scores on day 20, last ones on day 90, a session on each.
    private static async Task<ToldCourse> TreatedAsync((int Phq9, int Gad7) first, (int Phq9, int Gad7) last)
    {
        var told = await ContractedAsync();
        await told.OnAsync(20, Held(20), Total("phq9", first.Phq9, 20), Total("gad7", first.Gad7, 20));
        return await told.OnAsync(90, Held(90), Total("phq9", last.Phq9, 90), Total("gad7", last.Gad7, 90));
    }

    private static async Task<CourseOutcomeRow> RowAsync(ToldCourse told) =>
        (await told.RowsAsync(CourseOutcomeProjection.Instance, CourseOutcomeProjection.Table)).Single(row => row.RuleSet == "nhs-tt");
}
