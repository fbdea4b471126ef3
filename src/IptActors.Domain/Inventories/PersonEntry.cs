using IptActors.Domain.Courses;

namespace IptActors.Domain.Inventories;

/// <summary>A relationship as it is handed in: of a person known to the inventory, or of a new one.</summary>
/// <param name="Person">Ordinal of the person in the inventory; null for a new one.</param>
/// <param name="Details">The relationship as it is now.</param>
public sealed record PersonEntry(int? Person, PersonDetails Details)
{
    internal void Validate(FieldChecks check, string path)
    {
        check.Ordinal($"{path}.person", Person);
        if (Details is null)
        {
            check.Fail($"{path}.details", "Expected the relationship, found nothing.");
        }
        else
        {
            Details.Validate(check, $"{path}.details");
        }
    }
}
