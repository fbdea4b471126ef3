using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace IptActors.Engine.Proofs.Notes;

/// <summary>A text with signatures, in the form of C2SP signed-note: the text, an empty line, and a line for each signature.</summary>
/// <param name="Text">What is signed; ends with a line feed.</param>
/// <param name="Signatures">By whom; those of keys that one does not know are left alone.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const string SignaturePrefix = "— ";

    // More than any log and its witnesses sign with (the specification asks for 16 at least).
    private const int MaxSignatures = 64;
    private const int MaxLength = 64 * 1024;

    /// <summary>Signs a text.</summary>
    /// <param name="text">Ends with a line feed.</param>
    /// <param name="name">Name of the keys.</param>
    /// <param name="keys">One, or two while a key is being replaced.</param>
    public static SignedNote Sign(string text, string name, IEnumerable<Ed25519Key> keys) => new(
        text,
        [.. keys.Select(key => new NoteSignature(name, new VerificationKey(name, key.PublicKey).Id, key.Sign(Encoding.UTF8.GetBytes(text))))]);

    /// <summary>Reads a note; no signature is checked.</summary>
    /// <param name="note">The whole note.</param>
    /// <param name="parsed">The note.</param>
    /// <returns>False when it is not of the form.</returns>
    public static bool TryParse(string? note, [NotNullWhen(true)] out SignedNote? parsed)
    {
        parsed = null;
        if (note is null || note.Length > MaxLength || note.Any(character => character < ' ' && character != '\n'))
        {
            return false;
        }

        var split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split <= 0 || split + 2 >= note.Length || !note.EndsWith('\n'))
        {
            return false;
        }

        var signatures = new List<NoteSignature>();
        foreach (var line in note[(split + 2)..^1].Split('\n'))
        {
            if (signatures.Count == MaxSignatures || !TryParseSignature(line, out var signature))
            {
                return false;
            }

            signatures.Add(signature);
        }

        parsed = new SignedNote(note[..(split + 1)], signatures);
        return true;
    }

    /// <summary>Whether a key has signed this text. A signature under the key's name and id that is not good spoils the note.</summary>
    public bool IsSignedBy(VerificationKey key)
    {
        NoteSignature[] own = [.. Signatures.Where(signature => signature.Name == key.Name && signature.KeyId == key.Id)];
        return own.Length > 0 && own.All(signature => Ed25519Key.Verify(key.PublicKey, Encoding.UTF8.GetBytes(Text), signature.Signature));
    }

    /// <summary>The whole note.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (var signature in Signatures)
        {
            var bytes = new byte[sizeof(uint) + signature.Signature.Length];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, signature.KeyId);
            signature.Signature.CopyTo(bytes, sizeof(uint));
            note.Append(SignaturePrefix).Append(signature.Name).Append(' ').Append(Convert.ToBase64String(bytes)).Append('\n');
        }

        return note.ToString();
    }

    private static bool TryParseSignature(string line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        if (!line.StartsWith(SignaturePrefix, StringComparison.Ordinal) || line[SignaturePrefix.Length..].Split(' ') is not [{ Length: > 0 } name, var encoded])
        {
            return false;
        }

        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length) || length <= sizeof(uint))
        {
            return false;
        }

        signature = new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[sizeof(uint)..length]);
        return true;
    }
}
