using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace IptActors.Server.Options;

/// <summary>Where to listen.</summary>
/// <param name="Host">An IP address, or <c>localhost</c> for 127.0.0.1.</param>
/// <param name="Port">0 takes any free port.</param>
public sealed record HostAndPort(IPAddress Host, int Port)
{
    /// <summary>Whether only programs of this machine can connect.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Host);

    /// <summary>Reads <c>127.0.0.1:5080</c>, <c>localhost:5080</c>, <c>[::1]:5080</c>; false for anything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out HostAndPort? address)
    {
        address = null;
        var colon = text?.LastIndexOf(':') ?? -1;
        if (colon <= 0
            || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port > IPEndPoint.MaxPort)
        {
            return false;
        }

        var host = text![..colon] is "localhost" ? "127.0.0.1" : text[..colon];
        if (!IPAddress.TryParse(host.Trim('[', ']'), out var ip) || (host.Contains(':', StringComparison.Ordinal) && host[0] != '['))
        {
            return false;
        }

        address = new HostAndPort(ip, port);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => new IPEndPoint(Host, Port).ToString();
}
