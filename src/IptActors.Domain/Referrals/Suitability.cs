using IptActors.Domain.Values;

namespace IptActors.Domain.Referrals;

/// <summary>The decision whether the treatment suits the client.</summary>
/// <param name="Suitable">Whether the treatment is offered.</param>
/// <param name="Contraindications">Codes of the list <c>exclusion</c> that were found.</param>
public sealed record Suitability(bool Suitable, ValueList<string> Contraindications);
