using IptActors.Domain.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Inventories;

/// <summary>Commands about the interpersonal inventory (closeness circle).</summary>
public abstract record InventoryCommand : CourseCommand
{
    private protected InventoryCommand()
    {
    }
}

/// <summary>Draws the whole circle anew: at the start, at mid-course, at the end. The versions are kept; their difference is an outcome.</summary>
/// <param name="Occasion">Code of the list <c>inventory_occasion</c>.</param>
/// <param name="People">Everybody in the circle, at most 60. Who is left out is no longer in it; who was in it keeps the ordinal.</param>
public sealed record DrawInventory(string Occasion, ValueList<PersonEntry> People) : InventoryCommand
{
    /// <summary>Most people one circle may hold.</summary>
    public const int MostPeople = 60;

    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Code("occasion", Occasion, "inventory_occasion");
        check.Count("people", People, 0, MostPeople);
        for (var index = 0; index < People.Count; index++)
        {
            var entry = People[index];
            entry.Validate(check, $"people[{index}]");
            check.That(
                entry.Person is null || People.Count(other => other.Person == entry.Person) == 1,
                $"people[{index}].person",
                $"Expected each person once, found {entry.Person} twice.");
        }
    }
}

/// <summary>Adds one person to the current circle, or replaces what is recorded of one. Makes a new version.</summary>
/// <param name="Person">Ordinal of the person; null for a new one.</param>
/// <param name="Details">The relationship as it is now.</param>
public sealed record RecordPerson(int? Person, PersonDetails Details) : InventoryCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        check.Ordinal("person", Person);
        if (Details is null)
        {
            check.Fail("details", "Expected the relationship, found nothing.");
        }
        else
        {
            Details.Validate(check, "details");
        }
    }
}

/// <summary>Declares the current version of the inventory complete (T09).</summary>
public sealed record CompleteInventory : InventoryCommand
{
    /// <inheritdoc/>
    public override void Validate(FieldChecks check)
    {
        // Nothing to give, so nothing to get wrong.
    }
}
