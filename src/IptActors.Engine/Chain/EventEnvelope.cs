using IptActors.Domain.Values;
using IptActors.Engine.Codec;
using IptActors.Engine.Codec.Json;

namespace IptActors.Engine.Chain;

/// <summary>What is hashed of an event besides its headers and its data, and the text that is hashed. See <see cref="HashChain"/>.</summary>
internal readonly ref struct EventEnvelope(
    CourseKey course, Guid id, long version, string type, DateTimeOffset recordedAt, string? correlationId, string? causationId)
{
    // Both parts in the order of RFC 8785; the test vectors hold it.

    /// <summary>Writes the hash of the event before, and the members up to the name of <c>data</c>.</summary>
    public void WriteBeforeData(CanonicalBuffer output, in HeaderFields headers)
    {
        Span<byte> previous = stackalloc byte[EventHash.Size];
        headers.PreviousHash.CopyTo(previous);
        output.Raw(previous);
        output.BeginObject();
        headers.Actor.WriteTo(output, "\"actor\":"u8);
        WriteOptional(output, "\"causation_id\":"u8, causationId);
        output.Raw("\"clinic\":"u8);
        output.String(course.Clinic.Value);
        WriteOptional(output, "\"correlation_id\":"u8, correlationId);
        output.Raw("\"course\":"u8);
        output.String(course.Course.Value);
        output.Raw("\"data\":"u8);
    }

    /// <summary>Writes the members after <c>data</c>, and the end.</summary>
    public void WriteAfterData(CanonicalBuffer output, in HeaderFields headers)
    {
        output.Raw("\"id\":"u8);
        output.Uuid(id);
        output.Raw("\"occurred_at\":"u8);
        output.Moment(headers.OccurredAt);
        headers.OnBehalfOf.WriteTo(output, "\"on_behalf_of\":"u8);
        headers.Reason.WriteTo(output, "\"reason\":"u8);
        output.Raw("\"recorded_at\":"u8);
        output.Moment(recordedAt);
        output.Raw("\"request_hash\":"u8);
        output.Hash(headers.RequestHash);
        output.Raw("\"request_id\":"u8);
        output.Uuid(headers.RequestId);
        headers.Role.WriteTo(output, "\"role\":"u8);
        output.Raw("\"schema\":"u8);
        output.Integer(headers.Schema);
        output.Raw("\"type\":"u8);
        output.String(type);
        output.Raw("\"version\":"u8);
        output.Integer(version);
        output.EndObject();
        output.EndText();
    }

    private static void WriteOptional(CanonicalBuffer output, ReadOnlySpan<byte> nameAndColon, string? text) => new HeaderText(text).WriteTo(output, nameAndColon);
}
