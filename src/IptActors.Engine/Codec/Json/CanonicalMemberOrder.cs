namespace IptActors.Engine.Codec.Json;

/// <summary>The order of RFC 8785 (3.2.3): by the UTF-16 code units of the names.</summary>
/// <param name="text">What the members were written to.</param>
/// <param name="apart">Names that have escapes in the text.</param>
internal readonly struct CanonicalMemberOrder(CanonicalBuffer text, CanonicalBuffer apart) : IComparer<CanonicalMember>
{
    private const ulong NotAscii = 0x8080808080808080;

    /// <inheritdoc/>
    public int Compare(CanonicalMember x, CanonicalMember y) => Compare(in x, in y);

    /// <summary>The same without a copy.</summary>
    public int Compare(in CanonicalMember x, in CanonicalMember y) =>
        x.Prefix != y.Prefix && ((x.Prefix | y.Prefix) & NotAscii) == 0
            ? x.Prefix.CompareTo(y.Prefix)
            : Compare(NameOf(x), NameOf(y));

    // Bytes of UTF-8 sort as code points do. Code units differ in one thing: those above U+FFFF (from F0) are written as
    // surrogates, which come before U+E000 to U+FFFF (EE and EF).
    private static int Compare(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        var common = x.CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        var (a, b) = (x[common], y[common]);
        return a >= 0xEE && b >= 0xEE && a >= 0xF0 != b >= 0xF0 ? b.CompareTo(a) : a.CompareTo(b);
    }

    private ReadOnlySpan<byte> NameOf(CanonicalMember member) => (member.IsNameApart ? apart : text).Written.Slice(member.NameStart, member.NameLength);
}
