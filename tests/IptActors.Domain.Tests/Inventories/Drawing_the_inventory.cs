using IptActors.Domain.Courses;
using IptActors.Domain.Inventories;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Inventories;

public class Drawing_the_inventory : CourseSpecification
{
    [Fact]
    public void Everybody_in_the_circle_gets_an_ordinal() =>
        Given(History.InInitial)
            .When(new DrawInventory("initial", [new(null, InventoryHistory.Partner), new(null, InventoryHistory.Sister)]))
            .Then(InventoryHistory.Drawn(InventoryHistory.Partner, InventoryHistory.Sister));

    [Fact]
    public void Drawn_anew_people_keep_their_ordinals_and_new_ones_get_the_next() =>
        Given([.. History.InInitial, InventoryHistory.Drawn(InventoryHistory.Partner, InventoryHistory.Sister)])
            .When(new DrawInventory("mid_course", [new(null, InventoryHistory.Sister), new(1, InventoryHistory.Partner)]))
            .Then(new InventoryDrawn(2, "mid_course", [new(1, InventoryHistory.Partner), new(3, InventoryHistory.Sister)]));

    [Fact]
    public void Then_and_now_can_be_compared()
    {
        var state = Given([.. History.InInitial, InventoryHistory.Drawn(InventoryHistory.Partner)])
            .After(new DrawInventory("ending", [new(1, InventoryHistory.Partner with { ClosenessRing = 1 })])).State;

        Assert.Equal([3, 1], state.Inventory.Versions.Select(version => version.Rings[0].Ring));
    }

    [Fact]
    public void One_person_described_anew_makes_a_new_version() =>
        Given([.. History.InInitial, InventoryHistory.Drawn(InventoryHistory.Partner)])
            .When(new RecordPerson(1, InventoryHistory.Partner with { ClosenessRing = 2 }))
            .Then(new PersonRecorded(2, "initial", new(1, InventoryHistory.Partner with { ClosenessRing = 2 })));

    [Fact]
    public void Recorded_one_by_one_people_make_an_inventory_too()
    {
        var state = Given(History.InInitial).After(new RecordPerson(null, InventoryHistory.Partner)).After(new RecordPerson(null, InventoryHistory.Sister)).State;

        Assert.Equal([1, 2], state.Inventory.People.Select(person => person.Person));
        Assert.Equal(2, state.Inventory.Current!.Version);
    }

    [Fact]
    public void The_state_keeps_who_and_where_and_how_much_is_filled_and_leaves_the_rest_to_the_events() =>
        Assert.Equal(
            new PersonSummary(1, InventoryHistory.Partner.PersonRef, "partner", 3, 1, "covert", false, true, false, 6),
            Given([.. History.InInitial, InventoryHistory.Drawn(InventoryHistory.Partner)]).State.Inventory.Find(1));

    [Fact]
    public void A_person_who_was_never_in_it_cannot_be_named() =>
        Given([.. History.InInitial, InventoryHistory.Drawn(InventoryHistory.Partner)])
            .When(new RecordPerson(2, InventoryHistory.Sister))
            .ThenRejected(new Rejection.UnknownReference("person", "Expected the ordinal of a person, 1 to 1, or nothing for a new one; found 2."));

    [Fact]
    public void Every_wrong_field_is_reported_with_its_place() =>
        Given(History.InInitial)
            .When(new DrawInventory(
                "birthday",
                [
                    new(1, InventoryHistory.Sister),
                    new(1, InventoryHistory.Sister with { Relation = "foe", ClosenessRing = 5, SupportGivenEmotional = 4, AliveStatus = "alive", DeathDate = Today }),
                ]))
            .ThenInvalid(
                "occasion",
                "people[0].person",
                "people[1].details.relation",
                "people[1].details.death_date",
                "people[1].details.closeness_ring",
                "people[1].details.support_given_emotional",
                "people[1].person");
}
