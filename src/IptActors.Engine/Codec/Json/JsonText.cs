using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

namespace IptActors.Engine.Codec.Json;

/// <summary>
/// Reads one JSON text (RFC 8259) from front to back, without a copy. Strict: no comments, no trailing commas, numbers whole, at
/// most <see cref="CanonicalJson.MaxDepth"/> deep. Always passed by reference: it is the place reached.
/// </summary>
/// <remarks>
/// Utf8JsonReader checks what it reads twice as slowly, because it takes text in pieces and numbers of any kind; events come
/// whole and their numbers are whole. The tests compare what both accept.
/// </remarks>
internal ref struct JsonText
{
    private static readonly SearchValues<byte> EndsRun = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> _json;
    private int _at;
    private int _depth;
    private bool _opened;

    /// <summary>Stands before the first character.</summary>
    /// <exception cref="JsonException">Not UTF-8.</exception>
    public JsonText(ReadOnlySpan<byte> utf8Json)
    {
        if (!Utf8.IsValid(utf8Json))
        {
            throw new JsonException("Expected UTF-8, found other bytes.");
        }

        _json = utf8Json;
    }

    /// <summary>The member being read, for messages; null outside records.</summary>
    public string? Member { get; set; }

    /// <summary>The first character of what comes next, after white space; 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Peek()
    {
        var at = _at;
        if ((uint)at < (uint)_json.Length)
        {
            var next = _json[at];
            if (next > ' ')
            {
                return next;
            }
        }

        return PeekBehindSpace();
    }

    /// <summary>Goes into an object; then <see cref="MoreMembers"/> until it says no.</summary>
    public void EnterObject() => Enter((byte)'{', "an object");

    /// <summary>Goes into an array; then <see cref="MoreItems"/> until it says no.</summary>
    public void EnterArray() => Enter((byte)'[', "an array");

    /// <summary>Whether the object has one more member, whose name is next. Leaves the object when not.</summary>
    public bool MoreMembers() => More((byte)'}');

    /// <summary>Whether the array has one more item, which is next. Leaves the array when not.</summary>
    public bool MoreItems() => More((byte)']');

    /// <summary>Takes a name with its colon if it comes next, and says whether it did.</summary>
    /// <param name="nameAndColon">As it is written without white space: <c>"name":</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryName(ReadOnlySpan<byte> nameAndColon)
    {
        Peek();
        if (!_json[_at..].StartsWith(nameAndColon))
        {
            return false;
        }

        _at += nameAndColon.Length;
        return true;
    }

    /// <summary>Takes the name of a member and its colon.</summary>
    public JsonString Name()
    {
        var name = String();
        if (Peek() != ':')
        {
            throw Unexpected("a colon");
        }

        _at++;
        return name;
    }

    /// <summary>Takes a string.</summary>
    public JsonString String()
    {
        if (Peek() != '"')
        {
            throw Unexpected("a text");
        }

        var rest = _json[(_at + 1)..];
        var length = rest.IndexOfAny(EndsRun);
        if (length < 0 || rest[length] != '"')
        {
            return EscapedString(rest, Math.Max(length, 0));
        }

        _at += length + 2;
        return new JsonString(rest[..length], isEscaped: false);
    }

    /// <summary>Takes a whole number of 64 bits.</summary>
    public long Integer()
    {
        var start = Peek();
        var from = start == '-' ? _at + 1 : _at;
        var at = from;
        long value = 0;
        for (; at < _json.Length && (uint)(_json[at] - '0') <= 9; at++)
        {
            // Eighteen digits cannot overflow; more are left to the parser of the framework.
            value = unchecked((value * 10) + (_json[at] - '0'));
        }

        var digits = at - from;
        var leadingZero = digits > 1 && _json[from] == '0';
        var goesOn = at < _json.Length && _json[at] is (byte)'.' or (byte)'e' or (byte)'E';
        if (digits == 0 || leadingZero || goesOn || (digits > 18 && !long.TryParse(_json[_at..at], out value)))
        {
            throw Unexpected("a whole number");
        }

        _at = at;
        return start == '-' && digits <= 18 ? -value : value;
    }

    /// <summary>Takes <c>true</c> or <c>false</c>.</summary>
    public bool Boolean()
    {
        if (TryWord("true"u8))
        {
            return true;
        }

        return TryWord("false"u8) ? false : throw Unexpected("true or false");
    }

    /// <summary>Takes <c>null</c> if it comes next, and says whether it did.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNull() => Peek() == 'n' && TryWord("null"u8);

    /// <summary>Takes any value and forgets it.</summary>
    public void Skip()
    {
        switch (Peek())
        {
            case (byte)'{':
                EnterObject();
                while (MoreMembers())
                {
                    Name();
                    Skip();
                }

                break;
            case (byte)'[':
                EnterArray();
                while (MoreItems())
                {
                    Skip();
                }

                break;
            case (byte)'"':
                String();
                break;
            case (byte)'t' or (byte)'f':
                Boolean();
                break;
            case (byte)'n' when TryNull():
                break;
            default:
                Integer();
                break;
        }
    }

    /// <summary>Says that nothing may follow.</summary>
    /// <exception cref="JsonException">Something does.</exception>
    public void End()
    {
        Peek();
        if (_at != _json.Length)
        {
            throw Unexpected("the end");
        }
    }

    /// <summary>The complaint about what comes next. Says what kind of thing it is, never what it says: that may be personal.</summary>
    public JsonException Unexpected(string expected)
    {
        var found = Peek() switch
        {
            (byte)'{' => "an object",
            (byte)'[' => "an array",
            (byte)'"' => "a text",
            (byte)'t' or (byte)'f' => "true or false",
            (byte)'n' => "null",
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => "a number",
            _ => _at == _json.Length ? "the end" : "another character",
        };
        return Wrong($"Expected {expected}, found {found}");
    }

    /// <summary>A complaint about what was just read.</summary>
    public readonly JsonException Wrong(string problem) => new(Member is null ? $"{problem}, at byte {_at}." : $"{problem}, at byte {_at}, in '{Member}'.");

    private void Enter(byte bracket, string expected)
    {
        if (Peek() != bracket)
        {
            throw Unexpected(expected);
        }

        _at++;
        _opened = true;
        if (++_depth > CanonicalJson.MaxDepth)
        {
            throw Wrong($"Expected at most {CanonicalJson.MaxDepth} levels, found more");
        }
    }

    private bool More(byte closing)
    {
        var next = Peek();
        var opened = _opened;
        _opened = false;
        if (next == closing)
        {
            _at++;
            _depth--;
            return false;
        }

        if (opened)
        {
            return true;
        }

        if (next != ',')
        {
            throw Unexpected("a comma or the end of the object or array");
        }

        _at++;
        return true;
    }

    private bool TryWord(ReadOnlySpan<byte> word)
    {
        Peek();
        if (!_json[_at..].StartsWith(word))
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private JsonString EscapedString(ReadOnlySpan<byte> rest, int length)
    {
        while (true)
        {
            var run = rest[length..].IndexOfAny(EndsRun);
            if (run < 0)
            {
                throw Wrong("Expected a text with its closing quotation mark, found none");
            }

            length += run;
            if (rest[length] == '"')
            {
                _at += length + 2;
                return new JsonString(rest[..length], isEscaped: true);
            }

            var escape = rest[length] == '\\' ? JsonString.LengthOfEscape(rest[length..]) : 0;
            length += escape > 0 ? escape : throw Wrong("Expected a text with its control characters escaped as JSON does, found another");
        }
    }

    private byte PeekBehindSpace()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }

        return _at < _json.Length ? _json[_at] : (byte)0;
    }
}
