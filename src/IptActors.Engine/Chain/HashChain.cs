using System.Text;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Codec.Json;
using IptActors.Engine.Journal;

namespace IptActors.Engine.Chain;

/// <summary>
/// Ties each event of a course to all before it: <c>hash = SHA-256(prev_hash ‖ canonical JSON of envelope and data)</c>. Who alters,
/// removes or inserts an event must alter the hash of every later one. Anyone can check it with SHA-256 and RFC 8785 alone;
/// docs/hash-chain.md says how.
/// </summary>
/// <remarks>
/// The JSON has the members actor, causation_id, clinic, correlation_id, course, data, id, occurred_at, on_behalf_of, reason,
/// recorded_at, request_hash, request_id, role, schema, type, version; those without a value are left out. <c>prev_hash</c> enters as 32 bytes.
/// </remarks>
public static class HashChain
{
    /// <summary>What the first event of a course continues: SHA-256 of "{clinic}/{course}".</summary>
    public static EventHash Start(CourseKey course) => EventHash.Of(Encoding.UTF8.GetBytes($"{course.Clinic}/{course.Course}"));

    /// <summary>Puts an event into its envelope and onto the chain.</summary>
    /// <param name="stamp">What it shares with the other events of its command.</param>
    /// <param name="id">UUIDv7 of the event.</param>
    /// <param name="version">Its place in the course.</param>
    /// <param name="encoded">The event.</param>
    /// <param name="previous">Hash of the event before, or <see cref="Start"/>.</param>
    /// <param name="headers">What was written into the headers, with the hash that the next event continues.</param>
    /// <exception cref="UnstorableTextException">A text holds U+0000.</exception>
    public static JournalEvent Seal(CommandStamp stamp, Guid id, long version, EncodedEvent encoded, EventHash previous, out EventHeaders headers)
    {
        var (type, data) = encoded;
        using var buffer = CanonicalBuffer.Rent();
        var fields = FieldsOf(stamp, type.Schema, previous);
        var envelope = new EventEnvelope(stamp.Course, id, version, type.Name, stamp.RecordedAt, stamp.CorrelationId, stamp.CausationId);
        envelope.WriteBeforeData(buffer, fields);
        buffer.Raw(data);
        buffer.Raw(","u8);
        envelope.WriteAfterData(buffer, fields);
        UnstorableTextException.ThrowIfIn(buffer.Written[EventHash.Size..]);
        fields.Hash = EventHash.Of(buffer.Written);
        headers = new EventHeaders(
            type.Schema, stamp.OccurredAt, stamp.Actor, stamp.Role, stamp.OnBehalfOf, stamp.Reason, stamp.RequestId, stamp.RequestHash, previous, fields.Hash);
        buffer.Clear();
        fields.WriteTo(buffer);
        buffer.EndText();
        return new JournalEvent(
            id, version, type.Name, type.DotNetType, stamp.RecordedAt, stamp.CorrelationId, stamp.CausationId, buffer.Written.ToArray(), data);
    }

    /// <summary>Whether an event read back continues the chain: <see cref="Check"/> for who only wants to know that. Allocates nothing when it does.</summary>
    /// <param name="stored">The event.</param>
    /// <param name="previousVersion">Version of the event before; 0 for the first.</param>
    /// <param name="previous">Hash of the event before, or <see cref="Start"/>.</param>
    /// <param name="hash">Hash as stored, for the next event; when the headers cannot be read, <paramref name="previous"/>.</param>
    public static bool Holds(StoredEvent stored, long previousVersion, EventHash previous, out EventHash hash) =>
        Check(stored, previousVersion, previous, out hash) is null;

    /// <summary>
    /// Checks that an event read back continues the chain. Works on jsonb, whose order of members is another. Allocates nothing
    /// when it does, so that a whole log can be checked at the speed of its bytes.
    /// </summary>
    /// <param name="stored">The event.</param>
    /// <param name="previousVersion">Version of the event before; 0 for the first.</param>
    /// <param name="previous">Hash of the event before, or <see cref="Start"/>.</param>
    /// <param name="hash">Hash as stored, for the next event; when the headers cannot be read, <paramref name="previous"/>.</param>
    /// <returns>Null when it fits.</returns>
    public static ChainBreak? Check(StoredEvent stored, long previousVersion, EventHash previous, out EventHash hash) =>
        ChainLink.Of(stored).Follow(previousVersion, previous, out hash);

    /// <summary>The hash of an event as it is stored.</summary>
    internal static EventHash HashOf(StoredEvent stored, in HeaderFields headers)
    {
        var found = stored.Event;
        using var buffer = CanonicalBuffer.Rent();
        var envelope = new EventEnvelope(stored.Course, found.Id, found.Version, found.Type, found.RecordedAt, found.CorrelationId, found.CausationId);
        envelope.WriteBeforeData(buffer, headers);
        Canonicalizer.Write(found.Data.Span, buffer);
        envelope.WriteAfterData(buffer, headers);
        return EventHash.Of(buffer.Written);
    }

    private static HeaderFields FieldsOf(CommandStamp stamp, int schema, EventHash previous) => new()
    {
        Schema = schema,
        OccurredAt = stamp.OccurredAt,
        Actor = new HeaderText(stamp.Actor),
        Role = new HeaderText(stamp.Role),
        OnBehalfOf = new HeaderText(stamp.OnBehalfOf),
        Reason = new HeaderText(stamp.Reason?.Value),
        RequestId = stamp.RequestId,
        RequestHash = stamp.RequestHash,
        PreviousHash = previous,
    };
}
