using IptActors.Domain.Values;

namespace IptActors.Domain.Inventories;

/// <summary>A person of the current circle, in the fields that a drawing of it shows.</summary>
/// <param name="Person">Ordinal of the person.</param>
/// <param name="PersonRef">Initials, pseudonym or name.</param>
/// <param name="Relation">Code of the relation.</param>
/// <param name="Ring">1 (closest) to 4 (distant).</param>
/// <param name="WantedRing">Ring in which the client would like the person; null when not asked.</param>
/// <param name="Conflict">Code of the conflict; null when not asked.</param>
/// <param name="Confidant">Whether the client confides in the person.</param>
/// <param name="IsFocusRelated">Whether the relationship belongs to the focus.</param>
/// <param name="SafetyConcern">Whether contact is restricted.</param>
/// <param name="FilledFields">Fields filled beyond the required ones: depth of the inventory.</param>
public sealed record PersonSummary(
    int Person,
    ProtectedText PersonRef,
    string Relation,
    int Ring,
    int? WantedRing,
    string? Conflict,
    bool Confidant,
    bool IsFocusRelated,
    bool SafetyConcern,
    int FilledFields)
{
    internal static PersonSummary Of(InventoryPerson it) => new(
        it.Person,
        it.Details.PersonRef,
        it.Details.Relation,
        it.Details.ClosenessRing,
        it.Details.ClosenessWanted,
        it.Details.Conflict,
        it.Details.Confidant,
        it.Details.IsFocusRelated,
        it.Details.SafetyConcern,
        it.Details.CountFilled());
}
