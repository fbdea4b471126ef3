using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IptActors.Engine.Proofs.Notes;

/// <summary>The public key of a log, under the name it signs with; written as <c>name+id+base64</c>, the "vkey" of C2SP signed-note.</summary>
/// <param name="Name">Name of the key: the origin of the log. No space and no plus.</param>
/// <param name="PublicKey">Ed25519 public key, 32 bytes.</param>
public sealed record VerificationKey(string Name, ReadOnlyMemory<byte> PublicKey)
{
    private const byte Ed25519Type = 0x01;

    /// <summary>First four bytes of SHA-256 over name, line feed, type and key: tells keys of one name apart.</summary>
    public uint Id => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(Name), (byte)'\n', Ed25519Type, .. PublicKey.Span]));

    /// <summary>Reads the text form.</summary>
    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    /// <param name="key">The key.</param>
    /// <returns>False when it is of another form or its id is not that of the key.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VerificationKey? key)
    {
        key = null;
        if (text?.Trim().Split('+', 3) is not [{ Length: > 0 } name, { Length: 8 } id, var encoded] || name.Any(char.IsWhiteSpace))
        {
            return false;
        }

        var bytes = new byte[64];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length) || length != 33 || bytes[0] != Ed25519Type)
        {
            return false;
        }

        var parsed = new VerificationKey(name, bytes.AsMemory(1, 32));
        key = uint.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) && number == parsed.Id ? parsed : null;
        return key is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}+{Id:x8}+{Convert.ToBase64String([Ed25519Type, .. PublicKey.Span])}";

    /// <inheritdoc/>
    public bool Equals(VerificationKey? other) => other is not null && Name == other.Name && PublicKey.Span.SequenceEqual(other.PublicKey.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Id);
}
