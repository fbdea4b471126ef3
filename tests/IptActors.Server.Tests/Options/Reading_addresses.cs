using System.Net;
using IptActors.Server.Options;

namespace IptActors.Server.Tests.Options;

public sealed class Reading_addresses
{
    [Theory]
    [InlineData("127.0.0.1:5080", "127.0.0.1", 5080)]
    [InlineData("localhost:0", "127.0.0.1", 0)]
    [InlineData("[::1]:65535", "::1", 65535)]
    [InlineData("0.0.0.0:80", "0.0.0.0", 80)]
    public void An_IP_address_and_a_port_are_read(string text, string host, int port)
    {
        Assert.True(HostAndPort.TryParse(text, out var address));
        Assert.Equal(new HostAndPort(IPAddress.Parse(host), port), address);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5080")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("::1:5080")]
    [InlineData("example.org:5080")]
    public void Anything_else_is_not(string? text) => Assert.False(HostAndPort.TryParse(text, out _));

    [Fact]
    public void An_issuer_without_TLS_is_refused() =>
        Assert.Contains("https", new ServerOptions { Issuer = new Uri("http://login.example.org") }.Problem(), StringComparison.Ordinal);

    [Fact]
    public void A_certificate_without_its_key_is_refused() =>
        Assert.Contains("--tls-key", new ServerOptions { TlsCertificateFile = "cert.pem" }.Problem(), StringComparison.Ordinal);
}
