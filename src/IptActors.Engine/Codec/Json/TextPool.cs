using System.Runtime.InteropServices;
using System.Text;

namespace IptActors.Engine.Codec.Json;

/// <summary>
/// Short texts that were read lately, so that a code or a name that stands in thousands of events is one object in memory. A fixed
/// number of places; a text that falls on a taken one replaces what is there. Never given personal text.
/// </summary>
/// <remarks>Safe for use by many threads without a lock: a place holds one reference, and a lost write costs only a second object.</remarks>
internal static class TextPool
{
    /// <summary>Longest text that is kept, in bytes.</summary>
    public const int MaxLength = 40;

    private const int PlacesAsPowerOfTwo = 12;

    private static readonly string?[] Places = new string?[1 << PlacesAsPowerOfTwo];

    /// <summary>The text as an object that others may hold too.</summary>
    /// <param name="utf8">Valid UTF-8; what is not ASCII is not kept.</param>
    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxLength)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var place = ref Places[PlaceOf(utf8)];
        var kept = place;
        if (kept is not null && kept.Length == utf8.Length && Ascii.Equals(utf8, kept))
        {
            return kept;
        }

        var text = Encoding.UTF8.GetString(utf8);
        if (text.Length == utf8.Length)
        {
            place = text;
        }

        return text;
    }

    // The first and the last eight bytes tell short codes apart.
    private static uint PlaceOf(ReadOnlySpan<byte> utf8)
    {
        ulong first = 0, last = 0;
        if (utf8.Length >= sizeof(ulong))
        {
            first = MemoryMarshal.Read<ulong>(utf8);
            last = MemoryMarshal.Read<ulong>(utf8[^sizeof(ulong)..]);
        }
        else
        {
            foreach (var character in utf8)
            {
                first = (first << 8) | character;
            }
        }

        var mixed = (first + (ulong)utf8.Length) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 32) ^ last) * 0xC2B2AE3D27D4EB4F;
        return (uint)(mixed >> (64 - PlacesAsPowerOfTwo));
    }
}
