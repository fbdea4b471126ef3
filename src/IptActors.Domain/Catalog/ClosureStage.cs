using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>How far a course must have come for a closure reason to fit.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ClosureStage>))]
public enum ClosureStage
{
    /// <summary>Not taken on for treatment.</summary>
    Pre,

    /// <summary>Entered treatment.</summary>
    Treated,

    /// <summary>Either.</summary>
    Any,
}
