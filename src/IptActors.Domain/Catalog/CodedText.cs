namespace IptActors.Domain.Catalog;

/// <summary>A code within its entry, with its meaning.</summary>
/// <param name="Code">Code, unique within the list that holds it.</param>
/// <param name="Text">Meaning in a few words.</param>
public sealed record CodedText(string Code, string Text);
