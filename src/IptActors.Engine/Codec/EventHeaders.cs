using System.Text.Json;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Commands;

namespace IptActors.Engine.Codec;

/// <summary>The part of an event's envelope that is kept as JSON beside the event: who, why, in which shape, and its place in the hash chain.</summary>
/// <param name="Schema">Number of the event's shape as stored; 1 is the first.</param>
/// <param name="OccurredAt">When it happened (UTC, microseconds).</param>
/// <param name="Actor">Subject of the token.</param>
/// <param name="Role">The role in which it was done.</param>
/// <param name="OnBehalfOf">The person for whom a clinic system acted; null when none.</param>
/// <param name="Reason">Why the entry was made; null when no reason was given.</param>
/// <param name="RequestId">The request that brought the command.</param>
/// <param name="RequestHash">Fingerprint of that request.</param>
/// <param name="PreviousHash">Hash of the event before; for the first, of "{clinic}/{course}".</param>
/// <param name="Hash">Hash of this event.</param>
public sealed record EventHeaders(
    int Schema,
    DateTimeOffset OccurredAt,
    string Actor,
    string Role,
    string? OnBehalfOf,
    ProtectedText? Reason,
    Guid RequestId,
    RequestHash RequestHash,
    EventHash PreviousHash,
    EventHash Hash)
{
    /// <summary>Reads headers; members that are not known are those of other writers (Marten adds some) and are left alone.</summary>
    /// <param name="utf8Json">JSON object, any order and white space.</param>
    /// <exception cref="JsonException">Not an object, or a member is missing or of another form.</exception>
    public static EventHeaders Parse(ReadOnlySpan<byte> utf8Json)
    {
        var fields = new HeaderFields();
        var reader = new Utf8JsonReader(utf8Json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Expected the headers of an event, found no object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            fields.Read(ref reader);
        }

        return fields.ToHeaders();
    }

    /// <summary>The headers as canonical JSON; members without a value are left out.</summary>
    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("actor"u8, Actor);
        json.WriteString("hash"u8, Hash.ToString());
        json.WriteTimestamp("occurred_at"u8, OccurredAt);
        json.WriteOptional("on_behalf_of"u8, OnBehalfOf);
        json.WriteString("prev_hash"u8, PreviousHash.ToString());
        json.WriteOptional("reason"u8, Reason?.Value);
        json.WriteString("request_hash"u8, RequestHash.ToString());
        json.WriteString("request_id"u8, RequestId);
        json.WriteString("role"u8, Role);
        json.WriteNumber("schema"u8, Schema);
        json.WriteEndObject();
    }
}
