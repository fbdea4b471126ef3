namespace IptActors.Domain.Catalog;

/// <summary>What a measure does about unanswered items.</summary>
/// <param name="Method">No total, or prorate.</param>
/// <param name="MaxMissing">Unanswered items that still give a total. 0 for <see cref="MissingMethod.CompleteOnly"/>.</param>
/// <param name="MaxMissingPerSubscale">The same for each subscale; null uses 0.</param>
/// <param name="OnlyItems">Codes of the items that may be missing, for example a work item that does not apply; null means any.</param>
/// <param name="Confirmed">False when the rule is configuration rather than a published fact.</param>
public sealed record MissingItemRule(
    MissingMethod Method, int MaxMissing, int? MaxMissingPerSubscale = null, IReadOnlyList<string>? OnlyItems = null, bool Confirmed = true);
