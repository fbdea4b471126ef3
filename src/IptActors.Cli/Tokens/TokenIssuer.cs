using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IptActors.Cli.Tokens;

/// <summary>Makes bearer tokens that a server of the embedded edition accepts.</summary>
internal static class TokenIssuer
{
    /// <summary>Issuer and audience of the embedded edition's own tokens.</summary>
    public const string Authority = "iptactors";

    /// <summary>A signed token (JWT, ES256).</summary>
    /// <param name="dataFolder">The server's data folder; its key signs.</param>
    /// <param name="subject">Id of the person or system, claim <c>sub</c>.</param>
    /// <param name="clinic">The clinic, claim <c>clinic</c>.</param>
    /// <param name="roles">Roles, claim <c>roles</c>.</param>
    /// <param name="lifetime">How long it holds.</param>
    public static string Issue(string dataFolder, string subject, string clinic, IReadOnlyList<string> roles, TimeSpan lifetime)
    {
        var (algorithm, credentials) = SigningKey.Read(dataFolder);
        using (algorithm)
        {
            var now = DateTime.UtcNow;
            return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = Authority,
                Audience = Authority,
                IssuedAt = now,
                NotBefore = now,
                Expires = now + lifetime,
                SigningCredentials = credentials,
                Claims = new Dictionary<string, object> { ["sub"] = subject, ["clinic"] = clinic, ["roles"] = roles.ToArray() },
            });
        }
    }
}
