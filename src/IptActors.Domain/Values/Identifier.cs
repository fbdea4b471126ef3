namespace IptActors.Domain.Values;

/// <summary>The one form that ids of clinics, courses and people in the staff take: what a DNS label allows, in lower case.</summary>
public static class Identifier
{
    /// <summary>Longest id, in characters. The limit of a DNS label (RFC 1035, 2.3.4).</summary>
    public const int MaxLength = 63;

    /// <summary>The form in words, for error messages.</summary>
    public const string Expected = "1 to 63 characters of a-z, 0-9 and '-', beginning and ending with a letter or digit";

    /// <summary>Whether <paramref name="text"/> has the form.</summary>
    public static bool IsValid(string? text)
    {
        if (text is null || text.Length is 0 or > MaxLength || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
