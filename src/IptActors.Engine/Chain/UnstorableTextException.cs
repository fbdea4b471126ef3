namespace IptActors.Engine.Chain;

/// <summary>A text holds the character U+0000, which PostgreSQL cannot keep in jsonb (its documentation, 8.14). Refused before anything is written.</summary>
public sealed class UnstorableTextException() : Exception("A text of the event holds the character U+0000, which the journal cannot keep.")
{
    internal static void ThrowIfIn(ReadOnlySpan<byte> canonicalJson)
    {
        var escape = "\\u0000"u8;
        for (var at = canonicalJson.IndexOf(escape); at >= 0;)
        {
            // After an odd number of backslashes this one is itself escaped: somebody wrote about the character.
            var backslashes = at - 1 - canonicalJson[..at].LastIndexOfAnyExcept((byte)'\\');
            if (backslashes % 2 == 0)
            {
                throw new UnstorableTextException();
            }

            var next = canonicalJson[(at + 1)..].IndexOf(escape);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }
}
