using System.Security.Claims;
using System.Text;
using IptActors.Api.Access;
using IptActors.Domain.Values;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IptActors.Server.Tokens;

/// <summary>
/// Checks JSON Web Tokens and remembers the good ones: a signature costs some hundred microseconds, and callers send the same token with
/// every call.
/// </summary>
/// <param name="parameters">Keys, issuer, audience, algorithms.</param>
/// <param name="clock">The time; for the age of what is remembered.</param>
public sealed class JwtTokenValidator(TokenValidationParameters parameters, TimeProvider clock) : ITokenValidator
{
    /// <summary>Tokens remembered; one of a clinic system lives for hours, and each person has one.</summary>
    public const int Capacity = 10_000;

    // After this a token is checked anew, so that a key taken out of service takes effect.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenMemory _memory = new(Capacity);

    /// <inheritdoc/>
    public ValueTask<TokenCheck> ValidateAsync(string token, CancellationToken cancellationToken) =>
        _memory.Find(token, clock.GetUtcNow()) is { } principal ? new(new TokenCheck(principal, null)) : CheckAsync(token);

    private async ValueTask<TokenCheck> CheckAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, parameters);
        if (!result.IsValid)
        {
            return new TokenCheck(null, Problem(result.Exception));
        }

        var claims = result.ClaimsIdentity;
        var subject = claims.FindFirst("sub")?.Value;
        if (subject is not { Length: > 0 and <= 200 } || subject.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar))
        {
            return new TokenCheck(null, "The token lacks the claim 'sub' with 1 to 200 characters.");
        }

        if (!ClinicId.TryParse(claims.FindFirst("clinic")?.Value, out var clinic))
        {
            return new TokenCheck(null, $"The token lacks the claim 'clinic' with the id of a clinic: {Identifier.Expected}.");
        }

        var now = clock.GetUtcNow();
        var until = new DateTimeOffset(DateTime.SpecifyKind(result.SecurityToken.ValidTo, DateTimeKind.Utc));
        var principal = new Principal(subject, clinic, RolesOf(claims)) { SignedIn = _memory.Recall(token)?.SignedIn ?? false, ValidUntil = until };
        _memory.Remember(token, principal, until < now + Remembered ? until : now + Remembered);
        return new TokenCheck(principal, null);
    }

    private static Roles RolesOf(ClaimsIdentity claims) => claims.FindAll("roles").Aggregate(Roles.None, (roles, claim) => roles | RoleNames.Parse(claim.Value));

    // The exceptions of the library may quote the token; what is told names the fault only.
    private static string Problem(Exception? exception) => exception switch
    {
        SecurityTokenExpiredException => "The token has expired. Get a fresh one.",
        SecurityTokenNotYetValidException => "The token is not valid yet. Check the clocks.",
        SecurityTokenInvalidAudienceException => "The token is meant for another audience.",
        SecurityTokenInvalidIssuerException => "The token is from another issuer.",
        SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException => "The token is not signed by a key that this server trusts.",
        _ => "Expected a JSON Web Token with signature, issuer, audience and expiry.",
    };
}
