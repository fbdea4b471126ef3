using System.Globalization;
using System.Net;
using IptActors.Server;
using IptActors.Server.Options;
using Microsoft.Extensions.Configuration;

namespace IptActors.Silo.Options;

/// <summary>Reads settings and says what was expected where one is wrong. An empty setting is none.</summary>
internal sealed class SettingReader(IConfiguration settings)
{
    /// <summary>A text; null when it is not set.</summary>
    public string? Text(string name) => settings[name] is { Length: > 0 } text ? text : null;

    /// <summary>A text that must be set.</summary>
    public string Required(string name, string expected) => Text(name) ?? throw Wrong(name, expected, "none");

    /// <summary>An address to listen on; null when it is not set.</summary>
    public HostAndPort? Address(string name) => Text(name) is not { } text ? null
        : HostAndPort.TryParse(text, out var address) ? address
        : throw Wrong(name, "an IP address and a port such as 0.0.0.0:5080", text);

    /// <summary>An IP address; null when it is not set.</summary>
    public IPAddress? Ip(string name) => Text(name) is not { } text ? null
        : IPAddress.TryParse(text, out var address) ? address
        : throw Wrong(name, "an IP address", text);

    /// <summary>An absolute URL; null when it is not set.</summary>
    public Uri? Url(string name) => Text(name) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) ? url
        : throw Wrong(name, "an absolute URL", text);

    /// <summary>A whole number; null when it is not set.</summary>
    public int? Number(string name, int least, int most) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(name, $"a whole number from {least} to {most}", text);

    /// <summary>True or false; false when it is not set.</summary>
    public bool Flag(string name) => Text(name) is { } text && (bool.TryParse(text, out var flag) ? flag : throw Wrong(name, "true or false", text));

    /// <summary>One of the names of an enumeration; its first when it is not set.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum =>
        Text(name) is not { } text ? default
        : !int.TryParse(text, out _) && Enum.TryParse<T>(text, ignoreCase: true, out var choice) ? choice
        : throw Wrong(name, $"one of {string.Join(", ", Enum.GetNames<T>())}", text);

    private static StartupException Wrong(string name, string expected, string found) =>
        new($"IPT_{name.ToUpperInvariant()} (--{name}): expected {expected}, found {found}.");
}
