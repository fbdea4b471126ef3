using System.Text.Json;

namespace IptActors.Engine.Codec.Json;

/// <summary>
/// Brings JSON into canonical form in one pass: each value is written as it is read, and an object whose members did not come in
/// order is put in order once it is complete. Keeps its memory for the next text.
/// </summary>
internal sealed class Canonicalizer
{
    // A text that took more memory than this is rare; the memory is not kept for the next one.
    private const int KeptBytes = 128 * 1024;
    private const int KeptMembers = 4096;

    private const int SortedRoughlyAtMost = 64;

    [ThreadStatic]
    private static Canonicalizer? _cached;

    private readonly CanonicalBuffer _namesApart = CanonicalBuffer.Rent();
    private CanonicalMember[] _members = new CanonicalMember[64];
    private byte[] _scratch = new byte[4096];
    private int _count;

    private Canonicalizer()
    {
    }

    private bool IsLarge => _scratch.Length > KeptBytes || _members.Length > KeptMembers || _namesApart.Length > KeptBytes;

    /// <summary>Writes the canonical form of a whole JSON text, and a comma.</summary>
    /// <param name="utf8Json">The text.</param>
    /// <param name="output">Where to; written to in part when an exception is thrown.</param>
    /// <exception cref="JsonException">As for <see cref="CanonicalJson.Canonicalize(ReadOnlySpan{byte})"/>.</exception>
    public static void Write(ReadOnlySpan<byte> utf8Json, CanonicalBuffer output)
    {
        var canonicalizer = _cached is { IsLarge: false } kept ? kept : _cached = new Canonicalizer();
        canonicalizer._count = 0;
        canonicalizer._namesApart.Clear();
        var json = new JsonText(utf8Json);
        canonicalizer.WriteValue(ref json, output);
        json.End();
    }

    private void WriteValue(ref JsonText json, CanonicalBuffer output)
    {
        switch (json.Peek())
        {
            case (byte)'"':
                output.String(json.String());
                break;
            case (byte)'{':
                WriteObject(ref json, output);
                break;
            case (byte)'[':
                WriteArray(ref json, output);
                break;
            case (byte)'t' or (byte)'f':
                output.Boolean(json.Boolean());
                break;
            case (byte)'n' when json.TryNull():
                output.Raw("null,"u8);
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                output.Integer(SafeInteger(ref json));
                break;
            default:
                throw json.Unexpected("a JSON value");
        }
    }

    private void WriteArray(ref JsonText json, CanonicalBuffer output)
    {
        json.EnterArray();
        output.BeginArray();
        while (json.MoreItems())
        {
            WriteValue(ref json, output);
        }

        output.EndArray();
    }

    private void WriteObject(ref JsonText json, CanonicalBuffer output)
    {
        json.EnterObject();
        output.BeginObject();
        var (start, first, inOrder) = (output.Length, _count, true);
        var order = new CanonicalMemberOrder(output, _namesApart);
        while (json.MoreMembers())
        {
            var member = WriteMember(ref json, output);
            if (_count > first)
            {
                inOrder &= order.Compare(in _members[_count - 1], in member) < 0;
            }

            Push(member);
        }

        if (!inOrder)
        {
            Sort(ref json, output, start, first, order);
        }

        _count = first;
        output.EndObject();
    }

    private CanonicalMember WriteMember(ref JsonText json, CanonicalBuffer output)
    {
        var start = output.Length;
        var name = json.Name();
        output.Name(name);
        if (name.IsEscaped)
        {
            var nameStart = _namesApart.Length;
            _namesApart.Unescaped(name);
            var nameLength = _namesApart.Length - nameStart;
            var prefix = CanonicalMember.PrefixOf(_namesApart.Written[nameStart..]);
            WriteValue(ref json, output);
            return new CanonicalMember(start, output.Length - start, nameStart, nameLength, true, prefix);
        }

        WriteValue(ref json, output);
        return new CanonicalMember(start, output.Length - start, start + 1, name.Written.Length, false, CanonicalMember.PrefixOf(name.Written));
    }

    private void Sort(ref JsonText json, CanonicalBuffer output, int start, int first, CanonicalMemberOrder order)
    {
        var members = SortByName(first, order);
        for (var index = 1; index < members.Length; index++)
        {
            if (order.Compare(in members[index - 1], in members[index]) == 0)
            {
                throw json.Wrong("Expected each member of an object once, found one given twice");
            }
        }

        var length = output.Length - start;
        if (_scratch.Length < length)
        {
            Array.Resize(ref _scratch, Math.Max(length, 2 * _scratch.Length));
        }

        output.Reorder(start, members, _scratch);
    }

    // The framework's sort would allocate its comparer, but not for numbers: 1. roughly by the first seven bytes of the names, each
    // with its index for the eighth, 2. exactly by insertion, which has next to nothing left to do.
    private Span<CanonicalMember> SortByName(int first, CanonicalMemberOrder order)
    {
        var count = _count - first;
        if (count > SortedRoughlyAtMost)
        {
            var many = _members.AsSpan(first, count);
            many.Sort(order);
            return many;
        }

        Span<ulong> keys = stackalloc ulong[SortedRoughlyAtMost];
        keys = keys[..count];
        for (var index = 0; index < count; index++)
        {
            keys[index] = (_members[first + index].Prefix & ~0xFFUL) | (uint)index;
        }

        keys.Sort();
        EnsureRoom(count);
        var members = _members.AsSpan(first, count);
        var roughly = _members.AsSpan(_count, count);
        for (var index = 0; index < count; index++)
        {
            roughly[index] = members[(int)(keys[index] & 0xFF)];
        }

        roughly.CopyTo(members);
        SortByInsertion(members, order);
        return members;
    }

    private static void SortByInsertion(Span<CanonicalMember> members, CanonicalMemberOrder order)
    {
        for (var next = 1; next < members.Length; next++)
        {
            if (order.Compare(in members[next - 1], in members[next]) <= 0)
            {
                continue;
            }

            var member = members[next];
            var at = next;
            for (; at > 0 && order.Compare(in members[at - 1], in member) > 0; at--)
            {
                members[at] = members[at - 1];
            }

            members[at] = member;
        }
    }

    private void Push(CanonicalMember member)
    {
        EnsureRoom(1);
        _members[_count++] = member;
    }

    private void EnsureRoom(int count)
    {
        if (_members.Length - _count < count)
        {
            Array.Resize(ref _members, Math.Max(2 * _members.Length, _count + count));
        }
    }

    private static long SafeInteger(ref JsonText json)
    {
        var value = json.Integer();
        return value is <= CanonicalJson.MaxSafeInteger and >= -CanonicalJson.MaxSafeInteger
            ? value
            : throw json.Wrong("Expected a whole number within ±(2^53 - 1), found another");
    }
}
