namespace IptActors.Engine.Codec;

/// <summary>An event as JSON, not yet in its envelope.</summary>
/// <param name="Type">Its row in the table of event types.</param>
/// <param name="Data">JSON object, UTF-8, canonical.</param>
public readonly record struct EncodedEvent(EventType Type, byte[] Data)
{
    /// <summary>
    /// Whether <see cref="Data"/> reads back as the event that was encoded. False when a moment was cut to microseconds or to UTC,
    /// or half a character replaced: then what is recorded is what <see cref="EventCodec.Decode(string, int, ReadOnlySpan{byte})"/> makes of it.
    /// </summary>
    public bool IsExact { get; init; }
}
