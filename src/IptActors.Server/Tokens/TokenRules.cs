using IptActors.Server.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace IptActors.Server.Tokens;

/// <summary>Which tokens are good.</summary>
internal static class TokenRules
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Which tokens the options ask for.</summary>
    /// <exception cref="StartupException">The signing key cannot be read or made.</exception>
    public static TokenValidationParameters Of(ServerOptions options) => options.Issuer is { } issuer
        ? OpenIdConnect(issuer, options)
        : Own(LocalTokens.LoadOrCreateKey(options.SigningKeyFile ?? Path.Combine(options.Keys, "signing-key.pem")), options.Audience);

    /// <summary>Tokens signed by the server's own key.</summary>
    public static TokenValidationParameters Own(SecurityKey key, string audience) => Common(audience, [SecurityAlgorithms.EcdsaSha256], p =>
    {
        p.ValidIssuer = LocalTokens.Issuer;
        p.IssuerSigningKey = key;
    });

    /// <summary>Tokens of an OpenID Connect provider; its keys are fetched when the first token comes and again when they change.</summary>
    public static TokenValidationParameters OpenIdConnect(Uri issuer, ServerOptions options)
    {
        // Only signatures by keys that the provider alone has: never a shared secret, never "none".
        string[] algorithms =
        [
            SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
            SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
            SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        ];
        return Common(options.Audience, algorithms, p =>
        {
            p.ValidIssuer = issuer.ToString().TrimEnd('/');
            p.IssuerValidator = (found, _, _) => found.TrimEnd('/') == p.ValidIssuer ? found : throw new SecurityTokenInvalidIssuerException("Another issuer.");
            p.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{p.ValidIssuer}/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever { RequireHttps = !issuer.IsLoopback });
        });
    }

    private static TokenValidationParameters Common(string audience, string[] algorithms, Action<TokenValidationParameters> rest)
    {
        var parameters = new TokenValidationParameters
        {
            ValidAudience = audience,
            ValidAlgorithms = algorithms,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ClockSkew = ClockSkew,
        };
        rest(parameters);
        return parameters;
    }
}
