using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>When a task is due.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<DueRule>))]
public enum DueRule
{
    /// <summary>Before the numbered session.</summary>
    BeforeSession,

    /// <summary>In or before the numbered session.</summary>
    BySession,

    /// <summary>Before the phase is left.</summary>
    EndOfPhase,

    /// <summary>In each attended session of the phase.</summary>
    EverySessionOfPhase,

    /// <summary>Around N/2 of the contract, give or take the tolerance.</summary>
    Midpoint,

    /// <summary>At least this many sessions before the last contracted one.</summary>
    BeforeEnd,

    /// <summary>Within the last this many contracted sessions.</summary>
    LastSessions,

    /// <summary>Within the days the policy allows after closure.</summary>
    AfterClosure,
}
