using System.Security.Cryptography;
using System.Text.Json;
using IptActors.Api.Access;
using IptActors.Server.Options;
using IptActors.Server.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IptActors.Server.Tests.Tokens;

/// <summary>An issuer of its own on loopback: its configuration, its keys, and tokens that it signed.</summary>
public sealed class Trusting_an_OpenID_Connect_issuer : IAsyncLifetime
{
    private readonly RSA _rsa = RSA.Create(2048);
    private WebApplication? _issuer;
    private string _address = "";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _issuer = builder.Build();
        _issuer.MapGet("/.well-known/openid-configuration", http => http.Response.WriteAsync(JsonSerializer.Serialize(new { issuer = _address, jwks_uri = $"{_address}/keys" })));
        _issuer.MapGet("/keys", http =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(includePrivateParameters: false)) { KeyId = "one" });
            return http.Response.WriteAsync(JsonSerializer.Serialize(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig" } } }));
        });
        await _issuer.StartAsync(TestContext.Current.CancellationToken);
        _address = _issuer.Urls.Single();
    }

    public async ValueTask DisposeAsync()
    {
        await _issuer!.DisposeAsync();
        _rsa.Dispose();
    }

    [Fact]
    public async Task Its_tokens_are_good()
    {
        var check = await CheckAsync(Token(_address, new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256)));

        Assert.Equal(("ada-okafor", Roles.Therapist), (check.Principal?.Subject, check.Principal?.Roles));
    }

    [Fact]
    public async Task Tokens_of_another_issuer_are_not()
    {
        var check = await CheckAsync(Token("https://other.example.org", new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256)));

        Assert.Contains("issuer", check.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_by_another_key_are_not()
    {
        using var other = RSA.Create(2048);

        Assert.Null((await CheckAsync(Token(_address, new SigningCredentials(new RsaSecurityKey(other) { KeyId = "one" }, SecurityAlgorithms.RsaSha256)))).Principal);
    }

    private ValueTask<TokenCheck> CheckAsync(string token)
    {
        var rules = TokenRules.OpenIdConnect(new Uri(_address), new ServerOptions());
        return new JwtTokenValidator(rules, TimeProvider.System).ValidateAsync(token, TestContext.Current.CancellationToken);
    }

    private static string Token(string issuer, SigningCredentials credentials) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = issuer,
        Audience = "iptactors",
        Expires = (TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1)).UtcDateTime,
        Claims = new Dictionary<string, object> { ["sub"] = "ada-okafor", ["clinic"] = "north-house", ["roles"] = new[] { "therapist" } },
        SigningCredentials = credentials,
    });
}
