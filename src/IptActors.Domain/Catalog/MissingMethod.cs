using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>What a measure does about unanswered items.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MissingMethod>))]
public enum MissingMethod
{
    /// <summary>No total unless every item is answered.</summary>
    CompleteOnly,

    /// <summary>Up to a limit the mean of the answered items stands in for the missing ones.</summary>
    Prorate,

    /// <summary>An unanswered item says that the event did not happen, as in a diary.</summary>
    NotOccurred,
}
