namespace IptActors.Engine.Journal;

/// <summary>One event as it is written: envelope and data, already encoded and sealed by the hash chain.</summary>
/// <param name="Id">UUIDv7, made by the engine; how an append of unknown outcome is recognised after a reload.</param>
/// <param name="Version">Place in the course, from 1 without gaps.</param>
/// <param name="Type">Stored name, snake_case (<c>session_held</c>); at most 500 characters.</param>
/// <param name="DotNetType">"Full.Type.Name, Assembly", for Marten.</param>
/// <param name="RecordedAt">When it was recorded, UTC, whole microseconds: what PostgreSQL can keep.</param>
/// <param name="CorrelationId">What the command belonged to; null when the caller gave none.</param>
/// <param name="CausationId">What caused the command; null when the caller gave none.</param>
/// <param name="Headers">JSON object of the rest of the envelope (UTF-8, RFC 8785 form).</param>
/// <param name="Data">JSON object of the event (UTF-8, RFC 8785 form). Kept as jsonb: what is read back may differ in white space and key order.</param>
public sealed record JournalEvent(
    Guid Id,
    long Version,
    string Type,
    string DotNetType,
    DateTimeOffset RecordedAt,
    string? CorrelationId,
    string? CausationId,
    ReadOnlyMemory<byte> Headers,
    ReadOnlyMemory<byte> Data);
