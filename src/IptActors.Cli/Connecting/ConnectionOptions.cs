using System.CommandLine;
using IptActors.Cli.Output;
using IptActors.Cli.Tokens;
using IptActors.Rpc;
using IptActors.Rpc.Client;

namespace IptActors.Cli.Connecting;

/// <summary>The options by which every command finds its server and shows who calls.</summary>
internal sealed class ConnectionOptions
{
    private const string DefaultServer = "http://127.0.0.1:5080";

    /// <summary>Server's data folder.</summary>
    public Option<string> Data { get; } = new("--data")
    {
        Description = "Data folder of the server on this machine: its address and its signing key are there",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("IPT_DATA") ?? ".data",
        Recursive = true,
    };

    /// <summary>Server's address.</summary>
    public Option<string?> Server { get; } = new("--server")
    {
        Description = $"Address of the server; without it that of the server of the data folder, or {DefaultServer}",
        HelpName = "URL",
        Recursive = true,
    };

    /// <summary>Bearer token.</summary>
    public Option<string?> Token { get; } = new("--token")
    {
        Description = "Bearer token, also from the environment variable IPT_TOKEN; without it one is made with the data folder's key",
        Recursive = true,
    };

    /// <summary>Who calls when a token is made.</summary>
    public Option<string?> As { get; } = new("--as")
    {
        Description = "Who calls when a token is made; without it auditor:operator for what reads a course, admin:operator for all else",
        HelpName = "ROLE:ID",
        Recursive = true,
    };

    /// <summary>The person a system acts for.</summary>
    public Option<string?> OnBehalfOf { get; } = new("--on-behalf-of") { Description = "The person for whom the role integration acts", HelpName = "ID", Recursive = true };

    /// <summary>The clinic when a token is made.</summary>
    public Option<string> Clinic { get; } = new("--clinic")
    {
        Description = "The clinic",
        HelpName = "ID",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("IPT_CLINIC") ?? "harbour",
        Recursive = true,
    };

    /// <summary>Machine-readable output.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Answers and errors as JSON, one object a line", Recursive = true };

    /// <summary>Purpose of use, which auditors must name.</summary>
    public Option<string?> Purpose { get; } = new("--purpose")
    {
        Description = "Purpose of use, which auditors must name (a code of the list purpose_of_use)",
        HelpName = "CODE",
        Recursive = true,
    };

    /// <summary>Adds the options to a command and all below it.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Data, Server, Token, As, OnBehalfOf, Clinic, Purpose, Json })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Opens a channel to the server that the options name.</summary>
    /// <param name="result">The options.</param>
    /// <param name="caller">Who calls when the options do not say.</param>
    public RpcChannel Open(ParseResult result, Caller caller)
    {
        var headers = new RpcMetadata();
        Add(headers, "authorization", $"Bearer {TokenOf(result, caller)}");
        Add(headers, "purpose-of-use", PurposeOf(result, caller));
        Add(headers, "on-behalf-of", result.GetValue(OnBehalfOf));

        return new RpcChannel(AddressOf(result), new RpcChannelOptions { Headers = headers, Timeout = TimeSpan.FromSeconds(30) });
    }

    /// <summary>The address of the server.</summary>
    /// <exception cref="CliException">What is given is not an address.</exception>
    public Uri AddressOf(ParseResult result)
    {
        var address = result.GetValue(Server) ?? ServerFile.TryRead(result.GetValue(Data)!)?.Grpc ?? DefaultServer;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsolutePath == "/"
            ? uri
            : throw new CliException(ExitCode.Usage, $"Expected the address of a server, as in {DefaultServer}, found '{address}'.");
    }

    /// <summary>The token given, or one made for who calls.</summary>
    public string TokenOf(ParseResult result, Caller caller)
    {
        if ((result.GetValue(Token) ?? Environment.GetEnvironmentVariable("IPT_TOKEN")) is { Length: > 0 } given)
        {
            return given;
        }

        var chosen = result.GetValue(As) is { } text ? Caller.Parse(text) : caller;
        return TokenIssuer.Issue(result.GetValue(Data)!, chosen.Subject, result.GetValue(Clinic)!, [chosen.Role], TimeSpan.FromHours(1));
    }

    private static void Add(RpcMetadata headers, string key, string? value)
    {
        if (value is null)
        {
            return;
        }

        if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            throw new CliException(ExitCode.Usage, $"Expected {key} in plain ASCII, found other characters.");
        }

        headers.Add(key, value);
    }

    // Who operates the server and looks into it as an auditor does so for operations, unless they say otherwise.
    private string? PurposeOf(ParseResult result, Caller caller) =>
        result.GetValue(Purpose) ?? (result.GetValue(As) is null && caller.Role == "auditor" ? "operations" : null);
}
