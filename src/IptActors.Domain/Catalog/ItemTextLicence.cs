using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>Whether the wording of a measure may be stored and shown.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ItemTextLicence>))]
public enum ItemTextLicence
{
    /// <summary>May be reproduced; the catalog may ship it.</summary>
    Free,

    /// <summary>Free after registration or under terms; shipped only after the clinic checked.</summary>
    Registration,

    /// <summary>Belongs to a publisher; codes and scores only.</summary>
    Licensed,
}
