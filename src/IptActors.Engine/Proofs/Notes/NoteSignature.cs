namespace IptActors.Engine.Proofs.Notes;

/// <summary>One signature under a note.</summary>
/// <param name="Name">Name of the key.</param>
/// <param name="KeyId">Its id, which tells keys of one name apart.</param>
/// <param name="Signature">The signature, in the form of the key's type; 64 bytes for Ed25519.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Signature);
