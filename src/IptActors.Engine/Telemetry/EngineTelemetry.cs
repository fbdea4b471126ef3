using System.Diagnostics;

namespace IptActors.Engine.Telemetry;

/// <summary>The names under which the engine can be listened to.</summary>
public static class EngineTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "IptActors.Engine";

    internal static ActivitySource Source { get; } = new(Name);
}
