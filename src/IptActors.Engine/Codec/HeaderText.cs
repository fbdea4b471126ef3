using IptActors.Engine.Codec.Json;

namespace IptActors.Engine.Codec;

/// <summary>A text of the headers: an object when an event is sealed, a place in the stored JSON when it is read back. The default is no text.</summary>
internal readonly ref struct HeaderText
{
    private readonly string? _text;
    private readonly JsonString _stored;

    /// <summary>A text, or none when null.</summary>
    public HeaderText(string? text)
    {
        _text = text;
        HasValue = text is not null;
    }

    /// <summary>A text where it is stored.</summary>
    public HeaderText(JsonString stored)
    {
        _stored = stored;
        HasValue = true;
    }

    /// <summary>Whether there is a text.</summary>
    public bool HasValue { get; }

    /// <summary>The text as an object; null when there is none.</summary>
    /// <param name="pooled">Whether it may be one of those that occur again and again; never for personal text.</param>
    public string? ToText(bool pooled) =>
        !HasValue ? null
        : _text ?? (pooled ? _stored.ToPooled() : _stored.ToString());

    /// <summary>Writes the member, or nothing when there is no text.</summary>
    public void WriteTo(CanonicalBuffer output, ReadOnlySpan<byte> nameAndColon)
    {
        if (!HasValue)
        {
            return;
        }

        output.Raw(nameAndColon);
        if (_text is null)
        {
            output.String(_stored);
        }
        else
        {
            output.String(_text);
        }
    }
}
