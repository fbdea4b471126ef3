using IptActors.Domain.Courses;
using IptActors.Domain.Inventories;
using IptActors.Domain.Tests.Courses;

namespace IptActors.Domain.Tests.Inventories;

public class Completing_the_inventory : CourseSpecification
{
    [Fact]
    public void Five_people_are_usual() =>
        Given([.. History.InInitial, InventoryHistory.Drawn([.. Enumerable.Repeat(InventoryHistory.Sister, 5)])])
            .When(new CompleteInventory()).Then(new InventoryCompleted(1, "initial", 5));

    [Fact]
    public void Fewer_warn() =>
        Given([.. History.InInitial, InventoryHistory.Drawn(InventoryHistory.Sister)]).When(new CompleteInventory()).ThenWarned("inventory_thin");

    [Fact]
    public void An_empty_one_cannot_be_complete() =>
        Given(History.InInitial).When(new CompleteInventory()).ThenRejected<Rejection.UnknownReference>();

    [Fact]
    public void Completing_it_twice_changes_nothing() =>
        Given([.. History.InInitial, InventoryHistory.Drawn(InventoryHistory.Sister), new InventoryCompleted(1, "initial", 1)])
            .When(new CompleteInventory()).Then();

    [Fact]
    public void A_later_version_is_completed_anew() =>
        Given(
            [
                .. History.InInitial,
                InventoryHistory.Drawn(InventoryHistory.Sister),
                new InventoryCompleted(1, "initial", 1),
                InventoryHistory.Drawn(InventoryHistory.Sister) with { InventoryVersion = 2, Occasion = "ending" },
            ])
            .When(new CompleteInventory()).ThenHappened(new InventoryCompleted(2, "ending", 1));
}
