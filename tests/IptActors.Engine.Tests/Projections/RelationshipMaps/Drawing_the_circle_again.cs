using IptActors.Domain.Inventories;
using IptActors.Domain.Values;
using IptActors.Engine.Projections.RelationshipMaps;
using static IptActors.Engine.Tests.Projections.ToldCourse;

namespace IptActors.Engine.Tests.Projections.RelationshipMaps;

public sealed class Drawing_the_circle_again
{
    private static readonly PersonDetails Sister = new(
        new ProtectedText("L."), "sibling", null, null, null, 3, 1, null, null, null, null, null, null, null, null, null, null, null, null, null, false, null, null, null, false, false, null);

    private static readonly PersonDetails Friend = Sister with { PersonRef = new ProtectedText("M."), Relation = "friend", ClosenessRing = 2, ClosenessWanted = null };

    [Fact]
    public async Task Each_drawing_keeps_who_stood_where_and_who_was_wished_where()
    {
        await using var told = await DrawnTwiceAsync();

        Assert.Equal([(1, "initial", true), (2, "mid_course", false)], (await told.RowsAsync(RelationshipMapProjection.Instance, RelationshipMapProjection.Versions)).Select(row => (row.MapVersion, row.Occasion, row.Completed)));
        Assert.Equal(
            [(1, 1, 3, 1), (1, 2, 2, null), (2, 1, 2, 1)],
            (await told.RowsAsync(RelationshipMapProjection.Instance, RelationshipMapProjection.Places)).Select(row => (row.MapVersion, row.Person, row.Ring, row.WantedRing)));
    }

    [Fact]
    public async Task Who_is_not_in_the_last_drawing_is_still_known()
    {
        await using var told = await DrawnTwiceAsync();

        Assert.Equal([(1, "L.", "sibling"), (2, "M.", "friend")], (await told.RowsAsync(RelationshipMapProjection.Instance, RelationshipMapProjection.People)).Select(row => (row.Person, row.PersonRef, row.Relation)));
    }

    [Fact]
    public async Task The_day_and_the_event_of_a_drawing_are_those_on_which_it_was_made()
    {
        await using var told = await DrawnTwiceAsync();

        var versions = await told.RowsAsync(RelationshipMapProjection.Instance, RelationshipMapProjection.Versions);

        Assert.Equal([FirstDay.AddDays(15), FirstDay.AddDays(60)], versions.Select(row => row.DrawnOn));
        Assert.True(versions[0].Version < versions[1].Version);
    }

    private static async Task<ToldCourse> DrawnTwiceAsync()
    {
        var told = await ContractedAsync();
        await told.OnAsync(15, new DrawInventory("initial", [new PersonEntry(null, Sister), new PersonEntry(null, Friend)]), new CompleteInventory());
        return await told.OnAsync(60, new DrawInventory("mid_course", [new PersonEntry(1, Sister with { ClosenessRing = 2 })]));
    }
}
