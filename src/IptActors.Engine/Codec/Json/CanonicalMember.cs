using System.Buffers.Binary;

namespace IptActors.Engine.Codec.Json;

/// <summary>A member of an object, where it stands in canonical text: name, colon, value and comma.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Bytes.</param>
/// <param name="NameStart">Where the characters of its name begin: in the text, or when the name has escapes, among the names written apart.</param>
/// <param name="NameLength">Bytes of the name.</param>
/// <param name="IsNameApart">Whether the name was written apart.</param>
/// <param name="Prefix">The first eight bytes of the name, for a quick comparison; those that there are not are 0.</param>
internal readonly record struct CanonicalMember(int Start, int Length, int NameStart, int NameLength, bool IsNameApart, ulong Prefix)
{
    /// <summary>The first eight bytes of a name as one number that sorts as they do.</summary>
    public static ulong PrefixOf(ReadOnlySpan<byte> name)
    {
        if (name.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(name);
        }

        if (name.Length >= sizeof(uint))
        {
            // The first four and the last four bytes; where they overlap they are the same.
            ulong last = BinaryPrimitives.ReadUInt32BigEndian(name[^sizeof(uint)..]);
            return ((ulong)BinaryPrimitives.ReadUInt32BigEndian(name) << 32) | (last << (8 * (sizeof(ulong) - name.Length)));
        }

        var prefix = 0UL;
        for (var index = 0; index < name.Length; index++)
        {
            prefix |= (ulong)name[index] << (8 * (sizeof(ulong) - 1 - index));
        }

        return prefix;
    }
}
