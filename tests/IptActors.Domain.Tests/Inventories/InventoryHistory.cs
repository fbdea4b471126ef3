using IptActors.Domain.Inventories;
using IptActors.Domain.Tests.Courses;
using IptActors.Domain.Values;

namespace IptActors.Domain.Tests.Inventories;

/// <summary>Invented people around the client of <see cref="History"/>.</summary>
public static class InventoryHistory
{
    /// <summary>With the fewest fields that are accepted.</summary>
    public static PersonDetails Sister { get; } = new(
        new ProtectedText("L."), "sibling", null, null, null, 2, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        false, null, null, null, false, false, null);

    /// <summary>With six of the optional fields filled.</summary>
    public static PersonDetails Partner { get; } = Sister with
    {
        PersonRef = new ProtectedText("M."),
        Relation = "partner",
        AliveStatus = "alive",
        Age = 38,
        ClosenessRing = 3,
        ClosenessWanted = 1,
        ContactFrequency = "daily",
        Conflict = "covert",
        SupportReceivedEmotional = 1,
        IsFocusRelated = true,
    };

    /// <summary>The first circle, with these people in this order.</summary>
    public static InventoryDrawn Drawn(params PersonDetails[] people) =>
        new(1, "initial", people.Select((details, index) => new InventoryPerson(index + 1, details)).ToValueList());
}
