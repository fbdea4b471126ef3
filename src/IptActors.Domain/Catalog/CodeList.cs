namespace IptActors.Domain.Catalog;

/// <summary>The allowed values of a coded field that needs no type of its own.</summary>
public sealed record CodeList : CatalogEntry
{
    /// <summary>Values in the order they are offered.</summary>
    public required IReadOnlyList<CodeListEntry> Entries { get; init; }

    /// <summary>The allowed codes in the order they are offered, for messages that say what was expected.</summary>
    public string Expected => string.Join(", ", Entries.Select(e => e.Code));

    /// <summary>The value with this code, or null.</summary>
    public CodeListEntry? Find(string code) => Entries.FirstOrDefault(e => e.Code == code);

    /// <summary>True when the code is one of the allowed values; ordinal comparison.</summary>
    public bool Contains(string code) => Find(code) is not null;
}
