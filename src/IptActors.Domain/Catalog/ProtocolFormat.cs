using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>Who sits in the room in an ordinary session of a variant.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ProtocolFormat>))]
public enum ProtocolFormat
{
    /// <summary>One client.</summary>
    Individual,

    /// <summary>Several clients; each has goals, measures and attendance of their own.</summary>
    Group,

    /// <summary>Both partners as clients.</summary>
    Conjoint,

    /// <summary>One client, with the partner in every session.</summary>
    PartnerAssisted,

    /// <summary>A child with a parent.</summary>
    Family,

    /// <summary>Individual sessions and group sessions side by side.</summary>
    IndividualAndGroup,
}
