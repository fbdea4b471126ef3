namespace IptActors.Domain.Measures.Scoring;

/// <summary>A risk item that reached its trigger: a risk review is required before sign-off and closure.</summary>
/// <param name="Item">Code of the item.</param>
/// <param name="Level">Score of the item.</param>
/// <param name="Escalate">True when it reached the second step: contact on the same day.</param>
/// <param name="Concern">Code of the list risk_concern.</param>
/// <param name="Prompts">Codes of the list risk_prompt: what else to ask.</param>
public sealed record EndorsedRiskItem(string Item, int Level, bool Escalate, string Concern, IReadOnlyList<string> Prompts);
