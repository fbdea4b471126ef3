using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>Who answers a measure.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MeasureRespondent>))]
public enum MeasureRespondent
{
    /// <summary>The client.</summary>
    Self,

    /// <summary>A trained rater.</summary>
    Clinician,
}
