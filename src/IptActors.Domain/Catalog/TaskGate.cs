using System.Text.Json.Serialization;

namespace IptActors.Domain.Catalog;

/// <summary>A step that a hard task holds up until it is done.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<TaskGate>))]
public enum TaskGate
{
    /// <summary>Session 1 may not be held.</summary>
    StartTreatment,

    /// <summary>Session 1 may not be signed off.</summary>
    SignOffFirstSession,

    /// <summary>The middle phase may not begin.</summary>
    EnterMiddle,
}
