using System.Diagnostics;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Inventories;

/// <summary>Decides commands about the interpersonal inventory.</summary>
internal static class InventoryDecider
{
    private const string InitialOccasion = "initial";

    public static void Decide(InventoryCommand command, Deliberation d)
    {
        switch (command)
        {
            case DrawInventory c:
                Draw(c, d);
                break;
            case RecordPerson c:
                Record(c, d);
                break;
            case CompleteInventory:
                Complete(d);
                break;
            default:
                throw new UnreachableException($"No arm decides {command.GetType().Name}.");
        }
    }

    private static void Draw(DrawInventory c, Deliberation d)
    {
        var inventory = d.State.Inventory;
        var next = inventory.LastPerson + 1;
        var people = new List<InventoryPerson>(c.People.Count);
        for (var index = 0; index < c.People.Count; index++)
        {
            var entry = c.People[index];
            if (entry.Person > inventory.LastPerson)
            {
                RejectUnknown($"people[{index}].person", entry.Person.Value, d);
                return;
            }

            people.Add(new InventoryPerson(entry.Person ?? next++, entry.Details));
        }

        d.Raise(new InventoryDrawn(inventory.Versions.Count + 1, c.Occasion, people.OrderBy(it => it.Person).ToValueList()));
    }

    private static void Record(RecordPerson c, Deliberation d)
    {
        var inventory = d.State.Inventory;
        if (c.Person > inventory.LastPerson)
        {
            RejectUnknown("person", c.Person.Value, d);
            return;
        }

        d.Raise(new PersonRecorded(
            inventory.Versions.Count + 1,
            inventory.Current?.Occasion ?? InitialOccasion,
            new InventoryPerson(c.Person ?? inventory.LastPerson + 1, c.Details)));
    }

    private static void Complete(Deliberation d)
    {
        var inventory = d.State.Inventory;
        if (inventory.Current is not { } current || inventory.People.Count == 0)
        {
            d.RejectUnknown("people", "Expected at least one person in the inventory, found none. Record people first.");
            return;
        }

        if (current.Completed)
        {
            return;
        }

        d.Raise(new InventoryCompleted(current.Version, current.Occasion, inventory.People.Count));
        var policy = d.Policy;
        var fewest = Math.Max(policy.InventoryMinPersons, policy.InventoryUsualPersons.Min);
        d.Require(inventory.People.Count >= fewest, "inventory_thin", $"{inventory.People.Count} in the inventory; usual are {policy.InventoryUsualPersons}.");
    }

    private static void RejectUnknown(string field, int person, Deliberation d) =>
        d.RejectUnknown(field, $"Expected the ordinal of a person, 1 to {d.State.Inventory.LastPerson}, or nothing for a new one; found {person}.");
}
