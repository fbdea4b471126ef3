using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace IptActors.Engine.Proofs.Notes;

/// <summary>The private key that signs checkpoints: Ed25519 (RFC 8032). Kept in a PEM file (PKCS #8, RFC 8410), never in a database.</summary>
public sealed class Ed25519Key
{
    private const string PemLabel = "PRIVATE KEY";

    // The DER of RFC 8410, 7: a PrivateKeyInfo of version 0 for id-Ed25519, up to the 32 bytes of the seed.
    private static readonly byte[] Pkcs8Prefix = Convert.FromHexString("302e020100300506032b657004220420");

    private readonly byte[] _seed;

    private Ed25519Key(byte[] seed)
    {
        _seed = seed;
        var publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, publicKey, 0);
        PublicKey = publicKey;
    }

    /// <summary>The public key, 32 bytes.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>A new key.</summary>
    public static Ed25519Key Create() => new(RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize));

    /// <summary>Reads a key from PEM.</summary>
    /// <exception cref="FormatException">It is not an Ed25519 private key.</exception>
    public static Ed25519Key FromPem(string pem)
    {
        if (PemEncoding.TryFind(pem, out var fields) && pem[fields.Label] == PemLabel)
        {
            var der = Convert.FromBase64String(pem[fields.Base64Data]);
            if (der.Length == Pkcs8Prefix.Length + Ed25519.SecretKeySize && der.AsSpan().StartsWith(Pkcs8Prefix))
            {
                return new Ed25519Key(der[Pkcs8Prefix.Length..]);
            }
        }

        throw new FormatException("Expected an Ed25519 private key in PEM (PKCS #8), as 'openssl genpkey -algorithm ed25519' makes it.");
    }

    /// <summary>The key as PEM, which OpenSSL reads too.</summary>
    public string ToPem() => PemEncoding.WriteString(PemLabel, [.. Pkcs8Prefix, .. _seed]);

    /// <summary>Signs some bytes: 64 bytes.</summary>
    public byte[] Sign(byte[] message)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(_seed, 0, message, 0, message.Length, signature, 0);
        return signature;
    }

    /// <summary>Whether a signature is good.</summary>
    public static bool Verify(ReadOnlyMemory<byte> publicKey, byte[] message, byte[] signature) =>
        publicKey.Length == Ed25519.PublicKeySize && signature.Length == Ed25519.SignatureSize
        && Ed25519.Verify(signature, 0, publicKey.ToArray(), 0, message, 0, message.Length);
}
