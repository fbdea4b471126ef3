namespace IptActors.Api.Access;

/// <summary>Turns a bearer token into the principal it names. Hosts bring one.</summary>
/// <remarks>On the hot path: called for each call, by many threads at once.</remarks>
public interface ITokenValidator
{
    /// <summary>Checks signature, issuer, audience and time.</summary>
    /// <param name="token">The token without "Bearer ".</param>
    /// <param name="cancellationToken">The caller went away.</param>
    ValueTask<TokenCheck> ValidateAsync(string token, CancellationToken cancellationToken);
}

/// <summary>What came of checking a token.</summary>
/// <param name="Principal">Who it names; null when the token is not good.</param>
/// <param name="Problem">Why it is not good, without any part of the token; null when it is.</param>
public readonly record struct TokenCheck(Principal? Principal, string? Problem);
