namespace IptActors.Rpc;

/// <summary>One header or trailer.</summary>
/// <param name="Key">Lower case. A key that ends in <c>-bin</c> carries bytes.</param>
/// <param name="Value">The text, or the bytes in base64 without padding.</param>
public readonly record struct RpcMetadataEntry(string Key, string Value)
{
    /// <summary>Whether the value stands for bytes.</summary>
    public bool IsBinary => Key.EndsWith(RpcMetadata.BinarySuffix, StringComparison.Ordinal);
}
