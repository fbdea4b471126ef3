using System.Net;
using IptActors.Server.Options;
using Microsoft.Extensions.Configuration;

namespace IptActors.Silo.Options;

/// <summary>How a silo runs. Read from environment variables <c>IPT_NAME</c> and, before them, from the command line as <c>--NAME=value</c>.</summary>
public sealed record SiloSettings
{
    /// <summary>What the server in the silo needs: <c>Postgres</c> (required), <c>Grpc</c>, <c>Web</c>, <c>Data</c>, <c>Catalog</c>, <c>Keys</c>, <c>SigningKey</c>, <c>Issuer</c>, <c>Audience</c>, <c>TlsCert</c>, <c>TlsKey</c>, <c>BehindTlsProxy</c>, <c>JsonLogs</c>.</summary>
    public required ServerOptions Server { get; init; }

    /// <summary><c>Journal</c>: <c>GroupCommit</c> or <c>Marten</c>. Default GroupCommit. All silos may differ: both write the same tables under the same lock.</summary>
    public JournalKind Journal { get; init; }

    /// <summary><c>ClusterId</c>: silos of one cluster have the same. 1 to 150 characters. Default <c>iptactors</c>.</summary>
    public string ClusterId { get; init; } = "iptactors";

    /// <summary><c>ServiceId</c>: whose reminders they are; stays the same for ever. 1 to 150 characters. Default <c>iptactors</c>.</summary>
    public string ServiceId { get; init; } = "iptactors";

    /// <summary><c>SiloPort</c>: where other silos connect. Default 11111.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary><c>SiloAddress</c>: the address that other silos reach this one at; null takes the first one of the machine that is not loopback.</summary>
    public IPAddress? SiloAddress { get; init; }

    /// <summary><c>MaxClockSkew</c>: farthest that this machine's clock may be from the database's when it joins. Default 5 s.</summary>
    public TimeSpan MaxClockSkew { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Reads the options.</summary>
    /// <exception cref="Server.StartupException">A setting is missing or wrong; the message names it.</exception>
    public static SiloSettings Read(IConfiguration settings)
    {
        var reader = new SettingReader(settings);
        var defaults = new ServerOptions();
        return new SiloSettings
        {
            Server = new ServerOptions
            {
                Postgres = reader.Required("Postgres", "an Npgsql connection string such as 'Host=db;Database=ipt;Username=ipt;Password=...'"),
                Grpc = reader.Address("Grpc") ?? defaults.Grpc,
                Web = reader.Address("Web") ?? defaults.Web,
                DataFolder = reader.Text("Data") ?? defaults.DataFolder,
                CatalogFolder = reader.Text("Catalog"),
                KeyFolder = reader.Text("Keys"),
                SigningKeyFile = reader.Text("SigningKey"),
                Issuer = reader.Url("Issuer"),
                Audience = reader.Text("Audience") ?? defaults.Audience,
                TlsCertificateFile = reader.Text("TlsCert"),
                TlsKeyFile = reader.Text("TlsKey"),
                BehindTlsProxy = reader.Flag("BehindTlsProxy"),
                JsonLogs = reader.Flag("JsonLogs"),
            },
            Journal = reader.Choice<JournalKind>("Journal"),
            ClusterId = reader.Text("ClusterId") ?? "iptactors",
            ServiceId = reader.Text("ServiceId") ?? "iptactors",
            SiloPort = reader.Number("SiloPort", 1, IPEndPoint.MaxPort) ?? 11111,
            SiloAddress = reader.Ip("SiloAddress"),
            MaxClockSkew = TimeSpan.FromSeconds(reader.Number("MaxClockSkew", 1, 3600) ?? 5),
        };
    }
}
