namespace IptActors.Engine.Codec;

/// <summary>An event as JSON, not yet in its envelope.</summary>
/// <param name="Type">Its row in the table of event types.</param>
/// <param name="Data">JSON object, UTF-8, canonical.</param>
public readonly record struct EncodedEvent(EventType Type, byte[] Data);
