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
    public static EventHeaders Parse(ReadOnlySpan<byte> utf8Json) => HeaderFields.Read(utf8Json).ToHeaders();
}
