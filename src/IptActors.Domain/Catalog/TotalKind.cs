using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>How the total comes from the items.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<TotalKind>))]
public enum TotalKind
{
    /// <summary>Sum of the items.</summary>
    Sum,

    /// <summary>Sum divided by the answered items, times <see cref="TotalFormula.Multiplier"/>.</summary>
    Mean,

    /// <summary>Regularity of daily events, hits divided by eligible events; see <see cref="RhythmRule"/>.</summary>
    Rhythm,
}
