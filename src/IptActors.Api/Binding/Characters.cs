namespace IptActors.Api.Binding;

/// <summary>Which characters a text may have: what canonical JSON, PostgreSQL's jsonb and a terminal can all carry unharmed.</summary>
internal static class Characters
{
    /// <summary>What is wrong with a text; null when nothing is.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="multiline">Whether line breaks and tabs may occur.</param>
    public static string? ProblemOf(string text, bool multiline)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && !(multiline && c is '\n' or '\r' or '\t'))
            {
                return $"Expected text without control characters, found U+{(int)c:X4} at {i}.";
            }

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(c))
            {
                return $"Expected valid Unicode, found half of a surrogate pair at {i}.";
            }
        }

        return null;
    }
}
