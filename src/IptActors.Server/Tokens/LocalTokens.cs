using System.Security.Cryptography;
using System.Text;
using IptActors.Api.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IptActors.Server.Tokens;

/// <summary>Tokens signed by the server's own key, for a deployment without an identity provider.</summary>
public static class LocalTokens
{
    /// <summary>The issuer that own tokens name.</summary>
    public const string Issuer = "iptactors";

    /// <summary>Makes a token.</summary>
    /// <param name="key">The signing key.</param>
    /// <param name="audience">The audience the server expects.</param>
    /// <param name="principal">Whom it names.</param>
    /// <param name="now">The time it is valid from.</param>
    /// <param name="lifetime">How long it is valid.</param>
    public static string Issue(ECDsaSecurityKey key, string audience, Principal principal, DateTimeOffset now, TimeSpan lifetime) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = principal.Subject,
                ["clinic"] = principal.Clinic.Value,
                ["roles"] = RoleNames.Of(principal.Roles).ToArray(),
            },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });

    /// <summary>The key in a PEM file, made with it when it is missing: P-256, readable by its owner only.</summary>
    /// <exception cref="StartupException">The file holds no such key, or cannot be read or made.</exception>
    public static ECDsaSecurityKey LoadOrCreateKey(string file)
    {
        try
        {
            if (!File.Exists(file))
            {
                Create(file);
            }

            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(file));
            return key.KeySize == 256
                ? new ECDsaSecurityKey(key) { KeyId = KeyId(key) }
                : throw new StartupException($"{file}: expected an ES256 key (P-256), found one of {key.KeySize} bits.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new StartupException($"{file}: expected a readable PEM file with an ES256 private key: {exception.Message}", exception);
        }
    }

    private static void Create(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem() + "\n");
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        // Made beside its place and moved there: a start that is cut short leaves no half a key, and nobody reads it in between.
        var unfinished = file + ".new";
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var stream = new StreamWriter(unfinished, options))
        {
            stream.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }

        File.Move(unfinished, file);
    }

    // The thumbprint of the JWK: its required members in lexicographic order, without white space (RFC 7638, 3.2).
    private static string KeyId(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var jwk = $$"""{"crv":"P-256","kty":"EC","x":"{{Base64UrlEncoder.Encode(point.X)}}","y":"{{Base64UrlEncoder.Encode(point.Y)}}"}""";
        return Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(jwk)));
    }
}
