using System.CommandLine;

namespace IptActors.Server.Options;

/// <summary>The command line of the server.</summary>
internal static class ServerCommandLine
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder, made when missing.", HelpName = "DIR", DefaultValueFactory = _ => ".data" };

    private static readonly Option<HostAndPort> Grpc = Address("--grpc", "gRPC over HTTP/2.", new ServerOptions().Grpc);

    private static readonly Option<HostAndPort> Web = Address("--web", "gRPC-Web, Connect, the web page and health over HTTP.", new ServerOptions().Web);

    private static readonly Option<string?> Postgres = new("--postgres") { Description = "An existing server instead of the private one.", HelpName = "CONNECTION" };

    private static readonly Option<string?> Catalog = new("--catalog") { Description = "The clinic's own protocols, measures and rules; by default 'catalog' in the data folder.", HelpName = "DIR" };

    private static readonly Option<string?> Keys = new("--keys") { Description = "Folder of the server's keys, the same for all servers of one database; by default 'keys' in the data folder.", HelpName = "DIR" };

    private static readonly Option<string?> SigningKey = new("--signing-key") { Description = "ES256 key (PEM) of the server's own tokens; by default made among the keys.", HelpName = "FILE" };

    private static readonly Option<Uri?> Issuer = new("--issuer") { Description = "OpenID Connect issuer whose tokens are accepted instead.", HelpName = "URL" };

    private static readonly Option<string> Audience = new("--audience") { Description = "The audience that tokens must name.", HelpName = "NAME", DefaultValueFactory = _ => new ServerOptions().Audience };

    private static readonly Option<string?> TlsCertificate = new("--tls-cert") { Description = "Certificate with its chain (PEM).", HelpName = "FILE" };

    private static readonly Option<string?> TlsKey = new("--tls-key") { Description = "The certificate's private key (PEM).", HelpName = "FILE" };

    private static readonly Option<bool> JsonLogs = new("--json-logs") { Description = "Logs as JSON, one object a line." };

    /// <summary>The command, which hands the options it read to <paramref name="run"/>.</summary>
    public static RootCommand Create(Func<ServerOptions, CancellationToken, Task<int>> run)
    {
        var command = new RootCommand("Serves courses of Interpersonal Psychotherapy: one actor per course, over gRPC, on PostgreSQL.")
        {
            Data, Grpc, Web, Postgres, Catalog, Keys, SigningKey, Issuer, Audience, TlsCertificate, TlsKey, JsonLogs,
        };
        command.SetAction((parsed, cancellationToken) => run(Read(parsed), cancellationToken));
        return command;
    }

    private static ServerOptions Read(ParseResult parsed) => new()
    {
        DataFolder = parsed.GetRequiredValue(Data),
        Grpc = parsed.GetRequiredValue(Grpc),
        Web = parsed.GetRequiredValue(Web),
        Postgres = parsed.GetValue(Postgres),
        CatalogFolder = parsed.GetValue(Catalog),
        KeyFolder = parsed.GetValue(Keys),
        SigningKeyFile = parsed.GetValue(SigningKey),
        Issuer = parsed.GetValue(Issuer),
        Audience = parsed.GetRequiredValue(Audience),
        TlsCertificateFile = parsed.GetValue(TlsCertificate),
        TlsKeyFile = parsed.GetValue(TlsKey),
        JsonLogs = parsed.GetValue(JsonLogs),
    };

    private static Option<HostAndPort> Address(string name, string description, HostAndPort fallback) => new(name)
    {
        Description = description,
        HelpName = "HOST:PORT",
        DefaultValueFactory = _ => fallback,
        CustomParser = argument =>
        {
            var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : null;
            if (HostAndPort.TryParse(text, out var address))
            {
                return address;
            }

            argument.AddError($"{name}: expected an IP address and a port such as {fallback}, found '{text}'.");
            return fallback;
        },
    };
}
