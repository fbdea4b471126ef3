using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace IptActors.Domain.Catalog;

/// <summary>The entries of one kind, found by code in constant time and listed in the order of the data files.</summary>
/// <typeparam name="T">Kind of entry.</typeparam>
[SuppressMessage("Naming", "CA1710", Justification = "It is a set of entries, not a collection that grows.")]
public sealed class CatalogSet<T> : IReadOnlyCollection<T>
    where T : class
{
    private readonly T[] _all;
    private readonly FrozenDictionary<string, T> _byCode;

    internal CatalogSet(IEnumerable<T> entries, Func<T, string> code)
    {
        _all = [.. entries];
        _byCode = _all.ToFrozenDictionary(code, StringComparer.Ordinal);
    }

    /// <summary>Number of entries.</summary>
    public int Count => _all.Length;

    /// <summary>All codes, for messages that say what was expected.</summary>
    public string Expected => field ??= string.Join(", ", _byCode.Keys.Order(StringComparer.Ordinal));

    /// <summary>The entry with this code.</summary>
    /// <exception cref="KeyNotFoundException">No entry has the code. Use <see cref="Find"/> for codes that come from outside.</exception>
    public T this[string code] =>
        Find(code) ?? throw new KeyNotFoundException($"No {typeof(T).Name} has the code '{code}'. Known: {Expected}.");

    /// <summary>The entry with this code, or null. Codes are compared ordinally; null finds nothing.</summary>
    public T? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>True when an entry has this code.</summary>
    public bool Contains(string? code) => code is not null && _byCode.ContainsKey(code);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_all).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
