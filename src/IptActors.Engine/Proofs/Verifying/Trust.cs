using IptActors.Engine.Proofs.Notes;

namespace IptActors.Engine.Proofs.Verifying;

/// <summary>What whoever checks brings along, from elsewhere than what is checked.</summary>
/// <param name="Keys">Public keys they trust; none means that signatures are not looked at, and then nothing is proven but that the parts fit each other.</param>
/// <param name="Checkpoints">Signed notes they kept; may be empty.</param>
public sealed record Trust(IReadOnlyList<VerificationKey> Keys, IReadOnlyList<string> Checkpoints)
{
    /// <summary>Whether a note is signed by one of the keys.</summary>
    public bool Accepts(SignedNote note) => Keys.Count == 0 || Keys.Any(note.IsSignedBy);
}
