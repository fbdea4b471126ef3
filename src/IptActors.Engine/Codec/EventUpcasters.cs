namespace IptActors.Engine.Codec;

/// <summary>What lifts old shapes of events to today's. Grows with <see cref="EventTypes"/> and never shrinks.</summary>
public static class EventUpcasters
{
    /// <summary>All of them. Empty as long as every event has its first shape.</summary>
    public static IReadOnlyList<IEventUpcaster> All { get; } = [];
}
