using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>What happens when a rule is broken.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<RuleKind>))]
public enum RuleKind
{
    /// <summary>The command is refused unless the rule is overridden.</summary>
    Hard,

    /// <summary>The command is accepted and a finding is kept.</summary>
    Warning,
}
