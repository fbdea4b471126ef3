using System.Text.Json;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Commands;

namespace IptActors.Engine.Codec;

/// <summary>Headers while they are being read.</summary>
internal struct HeaderFields
{
    private int? _schema;
    private string? _occurredAt;
    private string? _actor;
    private string? _role;
    private string? _onBehalfOf;
    private string? _reason;
    private string? _requestId;
    private string? _requestHash;
    private string? _previousHash;
    private string? _hash;

    /// <summary>Reads one member; the reader stands on its name.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        if (Is(ref reader, "schema"u8))
        {
            reader.Read();
            _schema = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var schema) && schema > 0 ? schema : throw Wrong("schema");
        }
        else if (Is(ref reader, "occurred_at"u8))
        {
            _occurredAt = Text(ref reader, "occurred_at");
        }
        else if (Is(ref reader, "actor"u8))
        {
            _actor = Text(ref reader, "actor");
        }
        else if (Is(ref reader, "role"u8))
        {
            _role = Text(ref reader, "role");
        }
        else if (Is(ref reader, "on_behalf_of"u8))
        {
            _onBehalfOf = Text(ref reader, "on_behalf_of");
        }
        else if (Is(ref reader, "reason"u8))
        {
            _reason = Text(ref reader, "reason");
        }
        else if (Is(ref reader, "request_id"u8))
        {
            _requestId = Text(ref reader, "request_id");
        }
        else if (Is(ref reader, "request_hash"u8))
        {
            _requestHash = Text(ref reader, "request_hash");
        }
        else if (Is(ref reader, "prev_hash"u8))
        {
            _previousHash = Text(ref reader, "prev_hash");
        }
        else if (Is(ref reader, "hash"u8))
        {
            _hash = Text(ref reader, "hash");
        }
        else
        {
            reader.Skip();
        }
    }

    /// <summary>The headers, once every member was read.</summary>
    public readonly EventHeaders ToHeaders() => new(
        _schema ?? throw Wrong("schema"),
        Timestamps.TryParse(_occurredAt, out var occurredAt) ? occurredAt : throw Wrong("occurred_at"),
        _actor ?? throw Wrong("actor"),
        _role ?? throw Wrong("role"),
        _onBehalfOf,
        _reason is null ? null : new ProtectedText(_reason),
        Guid.TryParseExact(_requestId, "D", out var requestId) ? requestId : throw Wrong("request_id"),
        RequestHash.TryParse(_requestHash, out var requestHash) ? requestHash : throw Wrong("request_hash"),
        EventHash.TryParse(_previousHash, out var previousHash) ? previousHash : throw Wrong("prev_hash"),
        EventHash.TryParse(_hash, out var hash) ? hash : throw Wrong("hash"));

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name);

    private static string Text(ref Utf8JsonReader reader, string name)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Wrong(name);
    }

    private static JsonException Wrong(string name) => new($"Expected the header '{name}' in its form, found it missing or in another.");
}
