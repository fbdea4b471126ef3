using System.Buffers;
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using IptActors.Rpc.Wire;

namespace IptActors.Rpc;

/// <summary>Headers or trailers that the two applications exchange beside their messages. Keys may repeat; their order is kept.</summary>
/// <remarks>Not safe for concurrent use. Source of the rules: PROTOCOL-HTTP2.md, "Custom-Metadata".</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "Metadata is what gRPC calls this collection in every language.")]
public sealed class RpcMetadata : IReadOnlyCollection<RpcMetadataEntry>
{
    /// <summary>How a key ends whose value is bytes.</summary>
    public const string BinarySuffix = "-bin";

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz_-.");

    private readonly List<RpcMetadataEntry> _entries = [];

    /// <summary>How many entries there are, repeated keys counted each time.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds a text.</summary>
    /// <param name="key">Digits, lower-case letters, <c>_ - .</c>; not ending in <c>-bin</c>, not beginning with <c>grpc-</c> or <c>connect-</c>.</param>
    /// <param name="value">Printable ASCII, 0x20 to 0x7E.</param>
    /// <exception cref="ArgumentException">The key or the value cannot travel in a header.</exception>
    public void Add(string key, string value)
    {
        CheckKey(key);
        ArgumentNullException.ThrowIfNull(value);
        if (key.EndsWith(BinarySuffix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The key '{key}' ends in {BinarySuffix}: expected bytes, found text.", nameof(value));
        }

        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new ArgumentException($"The value of '{key}' has a character outside printable ASCII: use a {BinarySuffix} key for it.", nameof(value));
        }

        _entries.Add(new RpcMetadataEntry(key, value));
    }

    /// <summary>Adds bytes.</summary>
    /// <param name="key">As for text, but ending in <c>-bin</c>.</param>
    /// <param name="value">Any bytes; copied.</param>
    /// <exception cref="ArgumentException">The key cannot travel in a header or does not end in <c>-bin</c>.</exception>
    public void Add(string key, ReadOnlySpan<byte> value)
    {
        CheckKey(key);
        if (!key.EndsWith(BinarySuffix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The key of bytes ends in {BinarySuffix}: found '{key}'.", nameof(key));
        }

        _entries.Add(new RpcMetadataEntry(key, HeaderBase64.Encode(value)));
    }

    /// <summary>The last value of a key; null when the key is absent. Bytes come as base64.</summary>
    /// <param name="key">Lower case.</param>
    public string? Get(string key)
    {
        for (int i = _entries.Count - 1; i >= 0; i--)
        {
            if (_entries[i].Key == key)
            {
                return _entries[i].Value;
            }
        }

        return null;
    }

    /// <summary>The bytes of the last value of a key.</summary>
    /// <param name="key">Lower case, ending in <c>-bin</c>.</param>
    /// <param name="value">The bytes; null when there are none to be had.</param>
    /// <returns>False when the key is absent or its value is not base64.</returns>
    public bool TryGetBytes(string key, [NotNullWhen(true)] out byte[]? value)
    {
        value = null;
        return Get(key) is { } text && HeaderBase64.TryDecode(text, out value);
    }

    /// <summary>All values of a key in their order.</summary>
    /// <param name="key">Lower case.</param>
    public IEnumerable<string> GetAll(string key) => _entries.Where(entry => entry.Key == key).Select(entry => entry.Value);

    /// <inheritdoc/>
    public IEnumerator<RpcMetadataEntry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes what came over the wire as it is: a peer's odd value is not our error.</summary>
    internal void AddReceived(string key, string value)
    {
        if (!key.EndsWith(BinarySuffix, StringComparison.Ordinal))
        {
            _entries.Add(new RpcMetadataEntry(key, value));
            return;
        }

        // Repeated binary headers may arrive joined by commas, which base64 does not contain.
        foreach (string part in value.Split(',', StringSplitOptions.TrimEntries))
        {
            _entries.Add(new RpcMetadataEntry(key, part));
        }
    }

    private static void CheckKey(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (key.AsSpan().ContainsAnyExcept(KeyCharacters))
        {
            throw new ArgumentException($"A metadata key has digits, lower-case letters and _ - . only: found '{key}'.", nameof(key));
        }

        if (key.StartsWith("grpc-", StringComparison.Ordinal) || key.StartsWith("connect-", StringComparison.Ordinal))
        {
            throw new ArgumentException($"The key '{key}' is reserved for the protocols: choose another prefix.", nameof(key));
        }
    }
}
