using IptActors.Domain.Values;

namespace IptActors.Domain.Consents;

/// <summary>Something of the record that was told to somebody outside the care team.</summary>
/// <param name="Version">Version of the event.</param>
/// <param name="On">The day.</param>
/// <param name="Basis">Code of the list <c>disclosure_basis</c>.</param>
/// <param name="Recipient">The clinic's reference of the office or person.</param>
/// <param name="Items">Codes of the list <c>disclosure_item</c>.</param>
public sealed record Disclosure(long Version, DateOnly On, string Basis, string Recipient, ValueList<string> Items);
