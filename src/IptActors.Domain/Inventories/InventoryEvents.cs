using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Inventories;

/// <summary>What happened with the interpersonal inventory.</summary>
public abstract record InventoryEvent : CourseEvent
{
    private protected InventoryEvent()
    {
    }
}

/// <summary>The circle was drawn: a snapshot of everybody in it.</summary>
/// <param name="InventoryVersion">Version of the inventory, from 1; unlike the version of the course it counts inventories only.</param>
/// <param name="Occasion">Code of the list <c>inventory_occasion</c>.</param>
/// <param name="People">Everybody in the circle, by ordinal.</param>
public sealed record InventoryDrawn(int InventoryVersion, string Occasion, ValueList<InventoryPerson> People) : InventoryEvent;

/// <summary>One person was added to the circle or described anew; the others stayed as they were.</summary>
/// <param name="InventoryVersion">Version of the inventory with this change.</param>
/// <param name="Occasion">Occasion of the circle it belongs to.</param>
/// <param name="Person">The person, as they are in it now.</param>
public sealed record PersonRecorded(int InventoryVersion, string Occasion, InventoryPerson Person) : InventoryEvent;

/// <summary>A version of the inventory was declared complete.</summary>
/// <param name="InventoryVersion">Version of the inventory.</param>
/// <param name="Occasion">Its occasion.</param>
/// <param name="People">Number of people in it.</param>
public sealed record InventoryCompleted(int InventoryVersion, string Occasion, int People) : InventoryEvent;
