namespace IptActors.Domain.Catalog;

/// <summary>What every fact of the catalog carries: its code, a title for people, and where it comes from.</summary>
public abstract record CatalogEntry
{
    /// <summary>Stable code, unique within its kind, compared ordinally. It is what events and messages store.</summary>
    public required string Code { get; init; }

    /// <summary>English name shown to clinicians.</summary>
    public required string Title { get; init; }

    /// <summary>Keys of the <see cref="SourceReference"/>s that state the fact. Never empty.</summary>
    public required IReadOnlyList<string> Source { get; init; }

    /// <summary>False when at least one value rests on general professional knowledge or a source seen only in part: treat it as configuration.</summary>
    public required bool Confirmed { get; init; }

    /// <summary>The members that are not confirmed, by JSON name. Empty with <see cref="Confirmed"/> false means the whole entry.</summary>
    public IReadOnlyList<string> Unconfirmed { get => field ?? []; init; }

    /// <summary>Remarks a clinician or an implementer needs to use the entry rightly. Empty when there are none.</summary>
    public IReadOnlyList<string> Notes { get => field ?? []; init; }
}
