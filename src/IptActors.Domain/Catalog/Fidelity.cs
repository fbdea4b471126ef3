using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>How a technique counts towards adherence to IPT.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Fidelity>))]
public enum Fidelity
{
    /// <summary>Specific to IPT.</summary>
    Core,

    /// <summary>Common to many therapies.</summary>
    General,

    /// <summary>Belongs to a task of a phase rather than to a technique.</summary>
    PhaseTask,
}
