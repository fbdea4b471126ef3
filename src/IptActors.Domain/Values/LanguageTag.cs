namespace IptActors.Domain.Values;

/// <summary>The form of language tags (BCP 47, RFC 5646 section 2.1) as far as a record needs it: subtags of letters and digits.</summary>
public static class LanguageTag
{
    /// <summary>The form in words, for error messages.</summary>
    public const string Expected = "a BCP 47 language tag such as en, pt-BR or zh-Hant, at most 35 characters";

    // RFC 5646, 4.4.1: implementations that limit the length must allow 35 characters.
    private const int MaxLength = 35;

    /// <summary>Whether <paramref name="tag"/> has the form. Does not look the subtags up in the registry.</summary>
    public static bool IsValid(string? tag)
    {
        if (tag is null || tag.Length > MaxLength)
        {
            return false;
        }

        var subtags = tag.Split('-');
        return subtags[0].Length is 2 or 3
            && subtags[0].All(char.IsAsciiLetter)
            && subtags.All(subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit));
    }
}
