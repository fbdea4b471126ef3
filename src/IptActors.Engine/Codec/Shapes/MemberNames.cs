using System.Text;
using System.Text.Json;
using IptActors.Engine.Codec.Json;

namespace IptActors.Engine.Codec.Shapes;

/// <summary>Finds the members of one record by name. Expects them in the order of jsonb, by length and then by bytes; any other order is read too.</summary>
internal sealed class MemberNames
{
    /// <summary>Most members of a record: one bit each tells which were read.</summary>
    public const int MaxCount = 64;

    private readonly string[] _names;
    private readonly byte[][] _written;
    private readonly ulong _required;

    /// <summary>The names of a record.</summary>
    /// <param name="inOrder">Its members by <see cref="InOrderOfJsonb"/>.</param>
    /// <exception cref="NotSupportedException">More than <see cref="MaxCount"/>: a bug.</exception>
    public MemberNames(RecordMember[] inOrder)
    {
        if (inOrder.Length > MaxCount)
        {
            throw new NotSupportedException($"A record of an event has at most {MaxCount} members, found {inOrder.Length}: make a record of some of them.");
        }

        _names = [.. inOrder.Select(member => member.Name)];
        _written = [.. inOrder.Select(member => member.NameAndColon)];
        for (var index = 0; index < inOrder.Length; index++)
        {
            _required |= inOrder[index].IsOptional ? 0 : 1UL << index;
        }
    }

    /// <summary>Members in the order in which PostgreSQL gives them back.</summary>
    public static RecordMember[] InOrderOfJsonb(IEnumerable<RecordMember> members) =>
        [.. members.OrderBy(member => Encoding.UTF8.GetByteCount(member.Name)).ThenBy(member => member.Name, StringComparer.Ordinal)];

    /// <summary>Takes the name of the next member; its value comes next.</summary>
    /// <param name="json">Within the object.</param>
    /// <param name="expected">Where to look first: one after the member found last; 0 at the start.</param>
    /// <param name="read">One bit for each member that was read.</param>
    /// <returns>Index of the member; negative at the end of the object.</returns>
    /// <exception cref="JsonException">The record has no such member, it was read before, or at the end one is missing.</exception>
    public int Next(ref JsonText json, ref int expected, ref ulong read)
    {
        if (!json.MoreMembers())
        {
            ThrowIfMissing(ref json, read);
            return -1;
        }

        var names = _written;
        var index = expected;
        while ((uint)index < (uint)names.Length && !json.TryName(names[index]))
        {
            index++;
        }

        if (index >= names.Length)
        {
            index = Find(ref json);
        }

        json.Member = _names[index];
        if ((read & (1UL << index)) != 0)
        {
            throw json.Wrong("Expected each member once, found one given twice");
        }

        read |= 1UL << index;
        expected = index + 1;
        return index;
    }

    private int Find(ref JsonText json)
    {
        var name = json.Name();
        if (!name.IsEscaped)
        {
            for (var index = 0; index < _written.Length; index++)
            {
                if (name.Written.SequenceEqual(_written[index].AsSpan()[1..^2]))
                {
                    return index;
                }
            }
        }

        var found = name.IsEscaped ? Array.IndexOf(_names, name.ToString()) : -1;
        return found >= 0 ? found : throw json.Wrong("Expected a member that the event has, found one of another name");
    }

    private void ThrowIfMissing(ref JsonText json, ulong read)
    {
        var missing = _required & ~read;
        if (missing != 0)
        {
            json.Member = _names[System.Numerics.BitOperations.TrailingZeroCount(missing)];
            throw json.Wrong("Expected every member that the event must have, found one missing");
        }
    }
}
