namespace IptActors.Domain.Measures.Scoring;

/// <summary>An answer that cannot be scored.</summary>
/// <param name="Item">Code of the item as it was sent.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Expected">What would be right: a range, or the codes of the items. Never the answer itself.</param>
/// <param name="Found">The answer as sent, null when it was none. Clinical data: return it to the sender, keep it out of logs.</param>
public sealed record AnswerViolation(string Item, AnswerFault Fault, string Expected, int? Found);
