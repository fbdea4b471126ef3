using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>How a variant sees tasks between sessions.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<WorkAtHome>))]
public enum WorkAtHome
{
    /// <summary>Not part of the variant.</summary>
    None,

    /// <summary>Allowed, never required: IPT has no compulsory homework.</summary>
    Optional,

    /// <summary>Counts towards adherence.</summary>
    Core,
}
