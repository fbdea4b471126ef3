using IptActors.Domain.Phases;
using IptActors.Engine.Projections.Fidelity;
using static IptActors.Engine.Tests.Projections.ToldCourse;

namespace IptActors.Engine.Tests.Projections.Fidelity;

public sealed class Rows_of_fidelity
{
    [Fact]
    public async Task There_are_none_before_treatment()
    {
        await using var told = await ReferredAsync();

        Assert.Empty(await RowsAsync(told));
    }

    [Fact]
    public async Task Every_indicator_has_a_row_with_or_without_something_to_count()
    {
        await using var told = await InTreatmentAsync();

        var rows = await RowsAsync(told);

        Assert.Equal([.. Enumerable.Range(1, 13).Select(n => $"F{n}"), "F_total"], rows.Select(row => row.Code));
        Assert.All(rows, row => Assert.Equal(row.Numerator is null, row.Denominator is null));
        Assert.Equal((null, FirstDay.AddDays(14), null), rows.Where(row => row.Code == "F3").Select(row => (row.Denominator, row.TreatmentStartedOn, row.LastContactOn)).Single());
    }

    [Fact]
    public async Task Numerator_and_denominator_are_kept_so_that_courses_can_be_added_up()
    {
        await using var told = await ContractedAsync();
        await told.OnAsync(15, Held(15), Total("phq9", 15, 15), new AdvancePhase(Phase.Middle));
        await told.OnAsync(22, Held(22));
        await told.OnAsync(29, Held(29) with { MoodEventLink = false }, Total("phq9", 14, 29));

        var rows = (await RowsAsync(told)).ToDictionary(row => row.Code, row => (row.Numerator, row.Denominator));

        // Two of three sessions with a score; one of the two of the middle phase links mood and event.
        Assert.Equal((2, 3), rows["F2"]);
        Assert.Equal((1, 2), rows["F3"]);
        Assert.Equal((1, 1), rows["F8"]);
    }

    private static Task<IReadOnlyList<FidelityRow>> RowsAsync(ToldCourse told) => told.RowsAsync(FidelityProjection.Instance, FidelityProjection.Table);
}
