using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace IptActors.Engine.Codec;

/// <summary>
/// RFC 8785 (JSON Canonicalization Scheme): one JSON value, one sequence of bytes. Members are sorted by the UTF-16 code units
/// of their names, strings escaped as little as possible, no white space. Numbers are whole and within ±(2⁵³ − 1): events have
/// no others, and so there is no question of how a fraction is written.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Deepest nesting that is read.</summary>
    public const int MaxDepth = 64;

    private const long MaxSafeInteger = (1L << 53) - 1;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>The canonical form of a JSON text.</summary>
    /// <param name="utf8Json">One JSON value, UTF-8, any order and white space: jsonb as PostgreSQL returns it.</param>
    /// <exception cref="JsonException">Not JSON, nested too deeply, a member given twice, or a number that is not a whole number within ±(2⁵³ − 1).</exception>
    public static byte[] Canonicalize(ReadOnlySpan<byte> utf8Json)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(utf8Json.Length, 16));
        Canonicalize(utf8Json, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Writes the canonical form of a JSON text.</summary>
    /// <param name="utf8Json">One JSON value, UTF-8.</param>
    /// <param name="output">Where to; it may have been written to in part when an exception is thrown.</param>
    /// <exception cref="JsonException">As for <see cref="Canonicalize(ReadOnlySpan{byte})"/>.</exception>
    public static void Canonicalize(ReadOnlySpan<byte> utf8Json, IBufferWriter<byte> output)
    {
        var reader = new Utf8JsonReader(utf8Json, Strict);
        try
        {
            reader.Read();
            WriteValue(utf8Json, ref reader, output);
            reader.Read();
        }
        catch (InvalidOperationException e)
        {
            // What the reader says of half a surrogate pair.
            throw new JsonException("Expected text that is valid Unicode, found half a character.", e);
        }
    }

    private static void WriteValue(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, IBufferWriter<byte> output)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                WriteObject(json, ref reader, output);
                break;
            case JsonTokenType.StartArray:
                WriteArray(json, ref reader, output);
                break;
            case JsonTokenType.String:
                WriteString(ref reader, output);
                break;
            case JsonTokenType.Number:
                WriteInteger(ref reader, output);
                break;
            case JsonTokenType.True:
                output.Write("true"u8);
                break;
            case JsonTokenType.False:
                output.Write("false"u8);
                break;
            case JsonTokenType.Null:
                output.Write("null"u8);
                break;
            default:
                throw new JsonException($"Expected a JSON value, found {reader.TokenType}.");
        }
    }

    private static void WriteArray(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, IBufferWriter<byte> output)
    {
        output.Write("["u8);
        var first = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!first)
            {
                output.Write(","u8);
            }

            first = false;
            WriteValue(json, ref reader, output);
        }

        output.Write("]"u8);
    }

    // 1. Find where each member is. 2. Sort them by name. 3. Write them, each from its own place.
    private static void WriteObject(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, IBufferWriter<byte> output)
    {
        var members = ArrayPool<Member>.Shared.Rent(32);
        try
        {
            var count = 0;
            var depth = reader.CurrentDepth;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                if (count == members.Length)
                {
                    members = Grow(members);
                }

                var name = reader.GetString()!;
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                members[count++] = new Member(name, start, (int)reader.BytesConsumed);
            }

            var found = members.AsSpan(0, count);
            found.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            WriteMembers(json, found, depth, output);
        }
        finally
        {
            ArrayPool<Member>.Shared.Return(members, clearArray: true);
        }
    }

    private static void WriteMembers(ReadOnlySpan<byte> json, ReadOnlySpan<Member> members, int depth, IBufferWriter<byte> output)
    {
        output.Write("{"u8);
        for (var index = 0; index < members.Length; index++)
        {
            var member = members[index];
            if (index > 0)
            {
                if (member.Name == members[index - 1].Name)
                {
                    throw new JsonException("Expected each member of an object once, found one given twice.");
                }

                output.Write(","u8);
            }

            WriteString(member.Name, output);
            output.Write(":"u8);
            var value = json[member.Start..member.End];
            var reader = new Utf8JsonReader(value, Strict with { MaxDepth = MaxDepth - depth });
            reader.Read();
            WriteValue(value, ref reader, output);
        }

        output.Write("}"u8);
    }

    private static void WriteString(ref Utf8JsonReader reader, IBufferWriter<byte> output)
    {
        if (!reader.ValueIsEscaped)
        {
            // Valid JSON without an escape has nothing that needs one.
            output.Write("\""u8);
            output.Write(reader.ValueSpan);
            output.Write("\""u8);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        var length = reader.CopyString(buffer);
        CanonicalJsonEncoder.WriteString(buffer.AsSpan(0, length), output);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static void WriteString(string text, IBufferWriter<byte> output)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(System.Text.Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = System.Text.Encoding.UTF8.GetBytes(text, buffer);
        CanonicalJsonEncoder.WriteString(buffer.AsSpan(0, length), output);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static void WriteInteger(ref Utf8JsonReader reader, IBufferWriter<byte> output)
    {
        if (!reader.TryGetInt64(out var value) || value is > MaxSafeInteger or < -MaxSafeInteger)
        {
            throw new JsonException("Expected a whole number within ±(2^53 - 1), found another.");
        }

        // Written anew, not copied: "-0" is 0.
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        output.Write(digits[..length]);
    }

    private static Member[] Grow(Member[] members)
    {
        var larger = ArrayPool<Member>.Shared.Rent(2 * members.Length);
        members.CopyTo(larger, 0);
        ArrayPool<Member>.Shared.Return(members, clearArray: true);
        return larger;
    }

    private readonly record struct Member(string Name, int Start, int End);
}
