using System.Buffers.Text;
using System.Text.Json;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Codec.Json;
using IptActors.Engine.Commands;

namespace IptActors.Engine.Codec;

/// <summary>The headers of an event without objects of their own: enough to check and to write them. See <see cref="EventHeaders"/>.</summary>
internal ref struct HeaderFields
{
    public int Schema;
    public DateTimeOffset OccurredAt;
    public HeaderText Actor;
    public HeaderText Role;
    public HeaderText OnBehalfOf;
    public HeaderText Reason;
    public Guid RequestId;
    public RequestHash RequestHash;
    public EventHash PreviousHash;
    public EventHash Hash;

    private Found _found;

    [Flags]
    private enum Found
    {
        Schema = 1,
        OccurredAt = 2,
        Actor = 4,
        Role = 8,
        RequestId = 16,
        RequestHash = 32,
        PreviousHash = 64,
        Hash = 128,
        All = 255,
    }

    /// <summary>Reads headers; members that are not known are left alone.</summary>
    /// <exception cref="JsonException">Not an object, or a member is missing or of another form.</exception>
    public static HeaderFields Read(ReadOnlySpan<byte> utf8Json)
    {
        HeaderFields fields = default;
        var json = new JsonText(utf8Json);
        json.EnterObject();
        while (json.MoreMembers())
        {
            var name = json.Name();
            if (name.IsEscaped)
            {
                // No name of ours is written with escapes, neither by us nor by PostgreSQL.
                json.Skip();
                continue;
            }

            fields.ReadMember(ref json, name.Written);
        }

        json.End();
        fields.ThrowIfMissing();
        return fields;
    }

    /// <summary>The headers as objects.</summary>
    public readonly EventHeaders ToHeaders() => new(
        Schema,
        OccurredAt,
        Actor.ToText(pooled: true)!,
        Role.ToText(pooled: true)!,
        OnBehalfOf.ToText(pooled: true),
        Reason.ToText(pooled: false) is { } reason ? new ProtectedText(reason) : null,
        RequestId,
        RequestHash,
        PreviousHash,
        Hash);

    /// <summary>The headers as canonical JSON and a comma; members without a value are left out.</summary>
    public readonly void WriteTo(CanonicalBuffer output)
    {
        output.BeginObject();
        Actor.WriteTo(output, "\"actor\":"u8);
        output.Raw("\"hash\":"u8);
        output.Hash(Hash);
        output.Raw("\"occurred_at\":"u8);
        output.Moment(OccurredAt);
        OnBehalfOf.WriteTo(output, "\"on_behalf_of\":"u8);
        output.Raw("\"prev_hash\":"u8);
        output.Hash(PreviousHash);
        Reason.WriteTo(output, "\"reason\":"u8);
        output.Raw("\"request_hash\":"u8);
        output.Hash(RequestHash);
        output.Raw("\"request_id\":"u8);
        output.Uuid(RequestId);
        Role.WriteTo(output, "\"role\":"u8);
        output.Raw("\"schema\":"u8);
        output.Integer(Schema);
        output.EndObject();
    }

    private void ReadMember(scoped ref JsonText json, scoped ReadOnlySpan<byte> name)
    {
        switch (name.Length)
        {
            case 4 when name.SequenceEqual("hash"u8):
                Take(EventHash.TryParse(Text(ref json, "hash"), out Hash), Found.Hash);
                break;
            case 4 when name.SequenceEqual("role"u8):
                Role = new HeaderText(String(ref json, "role"));
                Take(true, Found.Role);
                break;
            case 5 when name.SequenceEqual("actor"u8):
                Actor = new HeaderText(String(ref json, "actor"));
                Take(true, Found.Actor);
                break;
            case 6 when name.SequenceEqual("schema"u8):
                ReadSchema(ref json);
                break;
            case 6 when name.SequenceEqual("reason"u8):
                Reason = new HeaderText(String(ref json, "reason"));
                break;
            case 9 when name.SequenceEqual("prev_hash"u8):
                Take(EventHash.TryParse(Text(ref json, "prev_hash"), out PreviousHash), Found.PreviousHash);
                break;
            case 10 when name.SequenceEqual("request_id"u8):
                Take(TryParse(Text(ref json, "request_id"), out RequestId), Found.RequestId);
                break;
            case 11 when name.SequenceEqual("occurred_at"u8):
                Take(Timestamps.TryParse(Text(ref json, "occurred_at"), out OccurredAt), Found.OccurredAt);
                break;
            case 12 when name.SequenceEqual("request_hash"u8):
                Take(RequestHash.TryParse(Text(ref json, "request_hash"), out RequestHash), Found.RequestHash);
                break;
            case 12 when name.SequenceEqual("on_behalf_of"u8):
                OnBehalfOf = new HeaderText(String(ref json, "on_behalf_of"));
                break;
            default:
                json.Skip();
                break;
        }
    }

    private void ReadSchema(scoped ref JsonText json)
    {
        if (json.Peek() is not (>= (byte)'1' and <= (byte)'9') || json.Integer() is not (var schema and <= int.MaxValue))
        {
            throw Wrong("schema");
        }

        Schema = (int)schema;
        Take(true, Found.Schema);
    }

    private void Take(bool valid, Found field)
    {
        if (valid)
        {
            _found |= field;
        }
    }

    private readonly void ThrowIfMissing()
    {
        if (_found == Found.All)
        {
            return;
        }

        throw Wrong((Found)(1 << System.Numerics.BitOperations.TrailingZeroCount((int)(Found.All & ~_found))) switch
        {
            Found.Schema => "schema",
            Found.OccurredAt => "occurred_at",
            Found.Actor => "actor",
            Found.Role => "role",
            Found.RequestId => "request_id",
            Found.RequestHash => "request_hash",
            Found.PreviousHash => "prev_hash",
            _ => "hash",
        });
    }

    private static JsonString String(scoped ref JsonText json, string name) => json.Peek() == '"' ? json.String() : throw Wrong(name);

    // Of members whose form has no character that JSON escapes: written with escapes they are of another form.
    private static ReadOnlySpan<byte> Text(scoped ref JsonText json, string name) => String(ref json, name).Written;

    private static bool TryParse(ReadOnlySpan<byte> utf8, out Guid id) => Utf8Parser.TryParse(utf8, out id, out var length, 'D') && length == utf8.Length;

    private static JsonException Wrong(string name) => new($"Expected the header '{name}' in its form, found it missing or in another.");
}
