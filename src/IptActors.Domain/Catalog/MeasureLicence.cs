namespace IptActors.Domain.Catalog;

/// <summary>Right to the wording of a measure.</summary>
/// <param name="ItemText">Whether wording may be stored and shown.</param>
/// <param name="Note">Terms in one sentence.</param>
/// <param name="Holder">Owner of the rights; null when in the public domain or unknown.</param>
public sealed record MeasureLicence(ItemTextLicence ItemText, string Note, string? Holder = null);
