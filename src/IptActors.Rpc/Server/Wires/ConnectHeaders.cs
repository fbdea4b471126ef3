using System.Globalization;
using IptActors.Rpc.Wire;
using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc.Server.Wires;

/// <summary>The request headers that Connect's unary and streaming calls share.</summary>
internal static class ConnectHeaders
{
    public const string Version = "Connect-Protocol-Version";
    public const string StreamEncoding = "Connect-Content-Encoding";
    public const string StreamAcceptEncoding = "Connect-Accept-Encoding";

    private const string TimeoutName = "Connect-Timeout-Ms";
    private const int TimeoutMaxDigits = 10;

    /// <summary>Reads the timeout; not null when it is malformed.</summary>
    public static RpcStatus? ReadTimeout(IHeaderDictionary headers, out TimeSpan? timeout)
    {
        timeout = null;
        if (!headers.TryGetValue(TimeoutName, out var values))
        {
            return null;
        }

        string text = values.ToString();
        if (text.Length > TimeoutMaxDigits || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds))
        {
            return new RpcStatus(RpcCode.InvalidArgument, $"{TimeoutName} is malformed: expected at most {TimeoutMaxDigits} digits.");
        }

        timeout = TimeSpan.FromMilliseconds(milliseconds);
        return null;
    }

    /// <summary>Whether a coding is one of ours; not null when it is not.</summary>
    public static RpcStatus? CheckEncoding(string? encoding, out bool isGzip)
    {
        isGzip = encoding == Gzip.Name;
        return isGzip || encoding is null or "" or Gzip.Identity
            ? null
            : new RpcStatus(RpcCode.Unimplemented, $"This server reads the encodings {Gzip.Identity} and {Gzip.Name}; the request names another one.");
    }
}
