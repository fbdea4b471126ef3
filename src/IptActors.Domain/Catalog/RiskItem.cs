namespace IptActors.Domain.Catalog;

/// <summary>An item whose answer alone asks for a risk review, whatever the total.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="Trigger">Item score from which the review is required.</param>
/// <param name="Concern">Code of the list risk_concern: what the item is about.</param>
/// <param name="Prompts">Codes of the list risk_prompt: what else to ask.</param>
/// <param name="Escalate">Item score from which the same day matters; null when the measure has no second step.</param>
/// <param name="Confirmed">False when a threshold is configuration rather than a published fact.</param>
public sealed record RiskItem(
    string Item, int Trigger, string Concern, IReadOnlyList<string> Prompts, int? Escalate = null, bool Confirmed = true);
