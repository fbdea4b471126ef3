using IptActors.Domain.Measures;
using IptActors.Domain.Risks;
using IptActors.Domain.Sessions;
using IptActors.Engine.Projections.Due;
using static IptActors.Engine.Tests.Projections.ToldCourse;

namespace IptActors.Engine.Tests.Projections.Due;

public sealed class Waiting_to_be_done
{
    private static readonly AssessRisk NoRisk = new("none", [], null, false, null, null);

    [Fact]
    public async Task A_measure_is_overdue_from_the_day_after_its_last_and_gone_once_it_is_there()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, new RequestMeasure("phq9", FirstDay.AddDays(20), null));
        var due = Assert.Single(await OfAsync(told, "measure"));
        Assert.Equal(("1", "phq9", FirstDay.AddDays(20), FirstDay.AddDays(21), "ada-okafor"), (due.Item, due.Measure, due.DueOn, due.OverdueFrom, due.Therapist));

        await told.OnAsync(19, Total("phq9", 12, 19));

        Assert.Empty(await OfAsync(told, "measure"));
    }

    [Fact]
    public async Task A_session_wants_to_be_signed_off_within_two_days()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Held(15));
        var due = Assert.Single(await OfAsync(told, "sign_off"));
        Assert.Equal(("1", FirstDay.AddDays(17)), (due.Item, due.DueOn));

        await told.OnAsync(16, NoRisk, new SignOffSession(1));

        Assert.Empty(await OfAsync(told, "sign_off"));
    }

    [Fact]
    public async Task A_task_is_due_by_its_session_and_overdue_once_that_has_passed()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Held(15));
        var before = (await OfAsync(told, "task")).Single(row => row.Item == "T09");
        Assert.NotNull(before.DueSession);
        Assert.Null(before.OverdueFrom);
        Assert.Null(before.DueOn);

        for (var session = 2; session <= before.DueSession + 1; session++)
        {
            await told.OnAsync(8 + (7 * session), Held(8 + (7 * session)));
        }

        Assert.Equal(new DateOnly(1900, 1, 1), (await OfAsync(told, "task")).Single(row => row.Item == "T09").OverdueFrom);
    }

    [Fact]
    public async Task When_a_course_ends_only_its_letter_and_its_risk_reviews_are_left()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Held(15), new RequestMeasure("phq9", FirstDay.AddDays(40), null));
        Assert.Equal(["measure", "sign_off", "task"], (await RowsAsync(told)).Select(row => row.Kind).Distinct().Order(StringComparer.Ordinal));

        // A follow-up after the end can still show a risk.
        await told.OnAsync(16, Closed("moved_away"));
        await told.OnAsync(20, Phq9(20, item9: 2));

        Assert.Equal([("letter", FirstDay.AddDays(30)), ("risk_review", FirstDay.AddDays(20))], (await RowsAsync(told)).OrderBy(row => row.Kind, StringComparer.Ordinal).Select(row => (row.Kind, row.DueOn!.Value)));
    }

    private static Task<IReadOnlyList<DueRow>> RowsAsync(ToldCourse told) => told.RowsAsync(DueProjection.Instance, DueProjection.Table);

    private static async Task<IReadOnlyList<DueRow>> OfAsync(ToldCourse told, string kind) => [.. (await RowsAsync(told)).Where(row => row.Kind == kind)];
}
