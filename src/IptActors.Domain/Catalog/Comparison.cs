using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>How a value is compared with a threshold.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Comparison>))]
public enum Comparison
{
    /// <summary>Value ≥ threshold.</summary>
    [JsonStringEnumMemberName(">=")]
    AtLeast,

    /// <summary>Value > threshold.</summary>
    [JsonStringEnumMemberName(">")]
    MoreThan,

    /// <summary>Value ≤ threshold.</summary>
    [JsonStringEnumMemberName("<=")]
    AtMost,

    /// <summary>Value &lt; threshold.</summary>
    [JsonStringEnumMemberName("<")]
    LessThan,
}
