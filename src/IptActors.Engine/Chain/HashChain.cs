using System.Text;
using System.Text.Json;
using IptActors.Domain.Values;
using IptActors.Engine.Codec;
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
        using var writer = CanonicalWriter.Rent();
        var (type, data) = encoded;
        var hash = Hash(writer, stamp, id, version, type.Name, type.Schema, data, previous);
        headers = new EventHeaders(
            type.Schema, stamp.OccurredAt, stamp.Actor, stamp.Role, stamp.OnBehalfOf, stamp.Reason, stamp.RequestId, stamp.RequestHash, previous, hash);
        writer.Clear();
        headers.WriteTo(writer.Json);
        writer.Flush();
        return new JournalEvent(
            id, version, type.Name, type.DotNetType, stamp.RecordedAt, stamp.CorrelationId, stamp.CausationId, writer.Written.ToArray(), data);
    }

    /// <summary>Checks that an event read back continues the chain. Works on jsonb, whose order of members is another.</summary>
    /// <param name="stored">The event.</param>
    /// <param name="previousVersion">Version of the event before; 0 for the first.</param>
    /// <param name="previous">Hash of the event before, or <see cref="Start"/>.</param>
    /// <param name="hash">Hash as stored, for the next event; when the headers cannot be read, <paramref name="previous"/>.</param>
    /// <returns>Null when it fits.</returns>
    public static ChainBreak? Check(StoredEvent stored, long previousVersion, EventHash previous, out EventHash hash)
    {
        var found = stored.Event;
        hash = previous;
        try
        {
            var headers = EventHeaders.Parse(found.Headers.Span);
            hash = headers.Hash;
            if (found.Version != previousVersion + 1)
            {
                return new ChainBreak(found.Version, ChainFault.VersionGap, $"{previousVersion + 1}", $"{found.Version}");
            }

            if (headers.PreviousHash != previous)
            {
                return new ChainBreak(found.Version, ChainFault.PreviousHashDiffers, previous.ToString(), headers.PreviousHash.ToString());
            }

            var computed = HashOf(stored, headers);
            return computed == headers.Hash
                ? null
                : new ChainBreak(found.Version, ChainFault.HashDiffers, computed.ToString(), headers.Hash.ToString());
        }
        catch (JsonException e)
        {
            return new ChainBreak(found.Version, ChainFault.Unreadable, "an event with headers and data", e.Message);
        }
    }

    private static EventHash HashOf(StoredEvent stored, EventHeaders headers)
    {
        var found = stored.Event;
        var stamp = new CommandStamp(
            stored.Course, found.RecordedAt, headers.OccurredAt, headers.Actor, headers.Role, headers.OnBehalfOf, headers.Reason,
            headers.RequestId, headers.RequestHash, found.CorrelationId, found.CausationId);
        var data = CanonicalJson.Canonicalize(found.Data.Span);
        using var writer = CanonicalWriter.Rent();
        return Hash(writer, stamp, found.Id, found.Version, found.Type, headers.Schema, data, headers.PreviousHash);
    }

    private static EventHash Hash(
        CanonicalWriter writer, CommandStamp stamp, Guid id, long version, string type, int schema, ReadOnlySpan<byte> data, EventHash previous)
    {
        previous.CopyTo(writer.Raw.GetSpan(EventHash.Size));
        writer.Raw.Advance(EventHash.Size);
        Write(writer.Json, stamp, id, version, type, schema, data);
        writer.Flush();
        UnstorableTextException.ThrowIfIn(writer.Written[EventHash.Size..]);
        return EventHash.Of(writer.Written);
    }

    // In the order of RFC 8785; the test vectors hold it.
    private static void Write(Utf8JsonWriter json, CommandStamp stamp, Guid id, long version, string type, int schema, ReadOnlySpan<byte> data)
    {
        json.WriteStartObject();
        json.WriteString("actor"u8, stamp.Actor);
        json.WriteOptional("causation_id"u8, stamp.CausationId);
        json.WriteString("clinic"u8, stamp.Course.Clinic.Value);
        json.WriteOptional("correlation_id"u8, stamp.CorrelationId);
        json.WriteString("course"u8, stamp.Course.Course.Value);
        json.WritePropertyName("data"u8);
        json.WriteRawValue(data, skipInputValidation: true);
        json.WriteString("id"u8, id);
        json.WriteTimestamp("occurred_at"u8, stamp.OccurredAt);
        json.WriteOptional("on_behalf_of"u8, stamp.OnBehalfOf);
        json.WriteOptional("reason"u8, stamp.Reason?.Value);
        json.WriteTimestamp("recorded_at"u8, stamp.RecordedAt);
        json.WriteString("request_hash"u8, stamp.RequestHash.ToString());
        json.WriteString("request_id"u8, stamp.RequestId);
        json.WriteString("role"u8, stamp.Role);
        json.WriteNumber("schema"u8, schema);
        json.WriteString("type"u8, type);
        json.WriteNumber("version"u8, version);
        json.WriteEndObject();
    }
}
