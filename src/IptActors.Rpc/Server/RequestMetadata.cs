using IptActors.Rpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace IptActors.Rpc.Server;

/// <summary>Picks out of the HTTP headers of a request what the caller's application put there.</summary>
internal static class RequestMetadata
{
    private static readonly HashSet<string> OfTheProtocols = new(StringComparer.OrdinalIgnoreCase)
    {
        "accept-encoding", "connection", "content-encoding", "content-length", "content-type", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade",
    };

    public static RpcMetadata Read(IHeaderDictionary headers)
    {
        RpcMetadata metadata = [];
        foreach ((string name, StringValues values) in headers)
        {
            if (!IsOfTheProtocols(name))
            {
                Add(metadata, name.ToLowerInvariant(), values);
            }
        }

        return metadata;
    }

    private static bool IsOfTheProtocols(string name) =>
        name[0] == ':'
        || name.StartsWith("grpc-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("connect-", StringComparison.OrdinalIgnoreCase)
        || OfTheProtocols.Contains(name);

    private static void Add(RpcMetadata metadata, string key, StringValues values)
    {
        foreach (string? value in values)
        {
            metadata.AddReceived(key, value ?? "");
        }

        if (key.EndsWith(RpcMetadata.BinarySuffix, StringComparison.Ordinal)
            && metadata.GetAll(key).Any(value => !HeaderBase64.TryDecode(value, out _)))
        {
            throw new RpcException(RpcCode.Internal, $"The header '{key}' is not base64.");
        }
    }
}
