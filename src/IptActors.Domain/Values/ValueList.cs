using System.Collections;
using System.Runtime.CompilerServices;

namespace IptActors.Domain.Values;

/// <summary>An immutable list that compares by its items, so that records holding one compare by value.</summary>
/// <remarks>
/// <para>Records compare <c>ImmutableArray</c> and <c>List</c> members by reference; given/when/then tests would lie.</para>
/// <para>
/// A list that was added to shares its array with the list before: the first to add takes the free place behind the last item, whoever
/// comes second copies. A course that grows by an event at a time does not copy its history each time.
/// </para>
/// </remarks>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private const int LeastRoom = 2;

    private readonly T[] _items;
    private readonly int _count;

    // How many places of the array are taken, by whichever of the lists that share it; null while there is no room in it.
    private readonly StrongBox<int>? _taken;

    internal ValueList(T[] items)
        : this(items, items.Length, null)
    {
    }

    private ValueList(T[] items, int count, StrongBox<int>? taken)
    {
        _items = items;
        _count = count;
        _taken = taken;
    }

    /// <inheritdoc/>
    public int Count => _count;

    /// <inheritdoc/>
    public T this[int index] => AsSpan()[index];

    /// <summary>The items without a copy.</summary>
    public ReadOnlySpan<T> AsSpan() => _items.AsSpan(0, _count);

    /// <summary>A list with one item more at the end.</summary>
    public ValueList<T> Add(T item)
    {
        if (_taken is { } taken && _count < _items.Length && Interlocked.CompareExchange(ref taken.Value, _count + 1, _count) == _count)
        {
            _items[_count] = item;
            return new ValueList<T>(_items, _count + 1, taken);
        }

        // By a quarter, not by double: a hundred thousand courses are in memory, and most of them rest.
        var roomy = new T[_count + 1 + Math.Max(LeastRoom, _count / 4)];
        AsSpan().CopyTo(roomy);
        roomy[_count] = item;
        return new ValueList<T>(roomy, _count + 1, new StrongBox<int>(_count + 1));
    }

    /// <summary>A list with more items at the end.</summary>
    public ValueList<T> AddRange(IEnumerable<T> items) => new([.. AsSpan(), .. items]);

    /// <summary>A list in which the item at <paramref name="index"/> is another.</summary>
    public ValueList<T> SetItem(int index, T item)
    {
        var copy = AsSpan().ToArray();
        copy[index] = item;
        return new ValueList<T>(copy);
    }

    /// <summary>The index of the first item that matches, or -1.</summary>
    public int FindIndex(Predicate<T> match) => Array.FindIndex(_items, 0, _count, match);

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in AsSpan())
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", AsSpan().ToArray())}]";

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < _count; index++)
        {
            yield return _items[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes value lists; lets collection expressions do so too.</summary>
public static class ValueList
{
    /// <summary>A list of the given items.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>A list of the given items, in their order.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => Create<T>([.. items]);
}
