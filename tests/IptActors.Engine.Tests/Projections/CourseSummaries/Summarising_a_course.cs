using IptActors.Domain.Corrections;
using IptActors.Domain.Measures;
using IptActors.Domain.Risks;
using IptActors.Domain.Values;
using IptActors.Engine.Projections.CourseSummaries;
using static IptActors.Engine.Tests.Projections.ToldCourse;

namespace IptActors.Engine.Tests.Projections.CourseSummaries;

public sealed class Summarising_a_course
{
    [Fact]
    public async Task A_referral_stands_before_treatment_with_whoever_opened_it()
    {
        await using var told = await ReferredAsync();

        var row = await RowAsync(told);

        Assert.Equal(("referral", true, false, false), (row.Phase, row.BeforeTreatment, row.InTreatment, row.Closed));
        Assert.Equal(("ada-okafor", "ben-quist", "cora", FirstDay), (row.Therapist, row.Supervisor, row.OpenedBy, row.ReferredOn));
        Assert.Equal((0, null, null), (row.SessionsUsed, row.SessionsContracted, row.SessionsLeft));
    }

    [Fact]
    public async Task Sessions_held_use_up_the_contract_and_say_when_the_client_was_last_seen()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Held(15));
        await told.OnAsync(22, Held(22), Planned(29));

        var row = await RowAsync(told);

        Assert.Equal((2, 16, 14), (row.SessionsUsed, row.SessionsContracted, row.SessionsLeft));
        Assert.Equal((FirstDay.AddDays(22), At(29), true), (row.LastContactOn, row.NextAppointment, row.HasAppointment));
        Assert.Equal("in_person", row.Modality);
    }

    [Fact]
    public async Task A_missed_appointment_counts_as_missed_and_not_as_used()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Planned(16));
        await told.OnAsync(17, new Domain.Sessions.MissSession(1, "did_not_attend", null));

        var row = await RowAsync(told);

        Assert.Equal((1, 0, false), (row.Missed, row.SessionsUsed, row.HasAppointment));
    }

    [Fact]
    public async Task Better_or_worse_is_told_against_the_first_score_that_still_stands()
    {
        await using var told = await ContractedAsync();
        var first = (int)(await RowAsync(told)).Version + 1;
        await told.OnAsync(15, Total("phq9", 20, 15), Held(15));
        await told.OnAsync(22, Total("phq9", 12, 22), Held(22));
        await told.OnAsync(29, Total("phq9", 11, 29));
        Assert.Equal((11, "improved"), ((await RowAsync(told)).Score, (await RowAsync(told)).ReliableChange));

        await told.OnAsync(30, new RetractEntry(first, "entered_in_error", null));

        Assert.Equal((11, "none"), ((await RowAsync(told)).Score, (await RowAsync(told)).ReliableChange));
    }

    [Fact]
    public async Task The_earliest_of_what_is_due_by_day_stands_first()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, new RequestMeasure("phq9", FirstDay.AddDays(30), null));
        Assert.Equal((FirstDay.AddDays(30), "measure"), Due(await RowAsync(told)));

        await told.OnAsync(16, new RaiseRiskConcern("suicide", "third_party", false, new ProtectedText("As told."), null));
        var row = await RowAsync(told);

        Assert.Equal((FirstDay.AddDays(17), "risk_review"), Due(row));
        Assert.Equal((1, 1), (row.MeasuresWaiting, row.OpenRiskReviews));
    }

    [Fact]
    public async Task The_first_symptom_measure_leads_and_is_compared_with_its_first_score()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Total("phq9", 18, 15), Total("gad7", 14, 15));
        await told.OnAsync(40, Total("phq9", 9, 40), Total("gad7", 15, 40));

        var row = await RowAsync(told);

        Assert.Equal(("phq9", 9, "mild", "improved"), (row.ScoreMeasure, row.Score, row.ScoreBand, row.ReliableChange));
    }

    [Fact]
    public async Task A_closed_course_owes_its_letter_within_fourteen_days_until_it_is_sent()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(20, Held(20));
        await told.OnAsync(30, Closed("moved_away"));
        var closed = await RowAsync(told);
        Assert.Equal((true, "closed", "moved_away", FirstDay.AddDays(30)), (closed.Closed, closed.Phase, closed.ClosureReason, closed.ClosedOn));
        Assert.Equal((FirstDay.AddDays(44), "letter"), Due(closed));

        await told.OnAsync(33, new Domain.Reviews.SendDischargeLetter("general_practitioner", FirstDay.AddDays(33), null, true, null));

        Assert.Equal((null, null), Due(await RowAsync(told)));
    }

    private static (DateOnly? On, string? What) Due(CourseSummaryRow row) => (row.NextDueOn, row.NextDue);

    private static async Task<CourseSummaryRow> RowAsync(ToldCourse told) => Assert.Single(await told.RowsAsync(CourseSummaryProjection.Instance, CourseSummaryProjection.Table));
}
