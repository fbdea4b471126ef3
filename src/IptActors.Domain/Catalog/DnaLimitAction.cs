using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>What a policy proposes when a limit of missed appointments is reached. The engine only raises a finding; closing stays a human command.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<DnaLimitAction>))]
public enum DnaLimitAction
{
    /// <summary>Review the case.</summary>
    Review,

    /// <summary>Offer one more appointment.</summary>
    OfferLastChance,

    /// <summary>Discharge to the referrer.</summary>
    Discharge,
}
