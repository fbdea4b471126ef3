using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>What happens to a total that is not a whole number of its units.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Rounding>))]
public enum Rounding
{
    /// <summary>To the nearest unit, a half upwards.</summary>
    HalfUp,

    /// <summary>To the next lower unit.</summary>
    Down,

    /// <summary>To the next higher unit.</summary>
    Up,
}
