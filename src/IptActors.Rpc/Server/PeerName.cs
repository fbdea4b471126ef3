using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc.Server;

/// <summary>Names a caller in the form gRPC uses.</summary>
internal static class PeerName
{
    public static string Of(ConnectionInfo connection) => connection.RemoteIpAddress switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => string.Create(CultureInfo.InvariantCulture, $"ipv4:{mapped.MapToIPv4()}:{connection.RemotePort}"),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => string.Create(CultureInfo.InvariantCulture, $"ipv6:[{address}]:{connection.RemotePort}"),
        var address => string.Create(CultureInfo.InvariantCulture, $"ipv4:{address}:{connection.RemotePort}"),
    };
}
