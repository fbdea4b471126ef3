using System.Net;

namespace IptActors.Server.Options;

/// <summary>How the embedded edition runs.</summary>
public sealed record ServerOptions
{
    /// <summary>Everything the server keeps: the private PostgreSQL, keys, the clinic's own catalog. Default <c>.data</c>.</summary>
    public string DataFolder { get; init; } = ".data";

    /// <summary>Where gRPC is served (HTTP/2, without TLS as h2c). Default 127.0.0.1:5080.</summary>
    public HostAndPort Grpc { get; init; } = new(IPAddress.Loopback, 5080);

    /// <summary>Where gRPC-Web, Connect, the dashboard and health over HTTP are served. Default 127.0.0.1:5081.</summary>
    public HostAndPort Web { get; init; } = new(IPAddress.Loopback, 5081);

    /// <summary>Npgsql connection string of an existing server; null runs a private PostgreSQL in the data folder.</summary>
    public string? Postgres { get; init; }

    /// <summary>Folder of the clinic's own data files; null for <c>catalog</c> in the data folder, when there is one.</summary>
    public string? CatalogFolder { get; init; }

    /// <summary>Folder of the keys that the server makes when they are missing; null for <c>keys</c> in the data folder. Several servers of one database need the same keys.</summary>
    public string? KeyFolder { get; init; }

    /// <summary>Where the keys are.</summary>
    public string Keys => KeyFolder ?? Path.Combine(DataFolder, "keys");

    /// <summary>PEM file of the ES256 key that signs and checks tokens; null for <c>signing-key.pem</c> among the keys, made when missing.</summary>
    public string? SigningKeyFile { get; init; }

    /// <summary>OpenID Connect issuer whose tokens are accepted, and no others; null accepts those signed by the server's own key.</summary>
    public Uri? Issuer { get; init; }

    /// <summary>The audience that tokens must name. Default <c>iptactors</c>.</summary>
    public string Audience { get; init; } = "iptactors";

    /// <summary>PEM file of the certificate, with its chain; null serves without TLS, on loopback only.</summary>
    public string? TlsCertificateFile { get; init; }

    /// <summary>PEM file of the certificate's private key.</summary>
    public string? TlsKeyFile { get; init; }

    /// <summary>
    /// Whether TLS ends at a load balancer and the network between it and this server is nobody else's. Then the server listens beyond
    /// this machine without TLS. Default false.
    /// </summary>
    public bool BehindTlsProxy { get; init; }

    /// <summary>Whether logs are JSON, one object a line; otherwise text for people.</summary>
    public bool JsonLogs { get; init; }

    /// <summary>What is wrong with the options; null when nothing is.</summary>
    public string? Problem()
    {
        if (TlsCertificateFile is null != TlsKeyFile is null)
        {
            return "--tls-cert and --tls-key belong together: give both.";
        }

        if (TlsCertificateFile is null && !BehindTlsProxy && (!Grpc.IsLoopback || !Web.IsLoopback))
        {
            var open = Grpc.IsLoopback ? Web : Grpc;
            return $"Without TLS the server listens on this machine only, found {open}. Give --tls-cert and --tls-key, or an address of loopback.";
        }

        return Issuer is { Scheme: not "https", IsLoopback: false } ? $"--issuer must be https, found {Issuer}." : null;
    }
}
