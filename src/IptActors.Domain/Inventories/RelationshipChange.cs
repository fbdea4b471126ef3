namespace IptActors.Domain.Inventories;

/// <summary>Where a person stood then and stands now.</summary>
/// <param name="Person">Ordinal of the person.</param>
/// <param name="Then">Ring then, 1 (closest) to 4 (distant); null when not in the circle.</param>
/// <param name="Now">Ring now; null when no longer in the circle.</param>
/// <param name="WantedThen">Ring in which the client then wished the person; null when not asked.</param>
public sealed record RelationshipChange(int Person, int? Then, int? Now, int? WantedThen)
{
    /// <summary>Rings moved: negative is closer, positive further away; null unless in both circles.</summary>
    public int? Moved => Now - Then;

    /// <summary><c>closer</c>, <c>same</c>, <c>more_distant</c>, <c>joined</c> or <c>left</c>.</summary>
    public string Code => (Then, Now) switch
    {
        (null, _) => "joined",
        (_, null) => "left",
        var (then, now) when now < then => "closer",
        var (then, now) when now > then => "more_distant",
        _ => "same",
    };

    /// <summary>Whether the person now stands where the client then wished; null when nothing was wished or the person left.</summary>
    public bool? AsWanted => WantedThen is { } wanted && Now is { } now ? wanted == now : null;
}
