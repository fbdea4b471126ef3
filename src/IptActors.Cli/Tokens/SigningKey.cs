using System.Security.Cryptography;
using IptActors.Cli.Output;
using Microsoft.IdentityModel.Tokens;

namespace IptActors.Cli.Tokens;

/// <summary>The key with which the embedded edition signs its tokens: <c>keys/signing-key.pem</c> in the data folder.</summary>
internal static class SigningKey
{
    /// <summary>Reads the key for signing; the caller disposes the returned algorithm.</summary>
    /// <exception cref="CliException">There is no key, or it may not be read.</exception>
    public static (ECDsa Algorithm, SigningCredentials Credentials) Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "keys", "signing-key.pem");
        var algorithm = ECDsa.Create();
        try
        {
            algorithm.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            algorithm.Dispose();
            throw new CliException(
                ExitCode.Usage,
                $"Expected the signing key of a server at {path}: {e.Message} Start the server once, name its folder with --data, and run as the user who owns it.");
        }

        var key = new ECDsaSecurityKey(algorithm);
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        // A cached signature provider would outlive the algorithm that the caller disposes.
        var factory = new CryptoProviderFactory { CacheSignatureProviders = false };
        return (algorithm, new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256) { CryptoProviderFactory = factory });
    }
}
