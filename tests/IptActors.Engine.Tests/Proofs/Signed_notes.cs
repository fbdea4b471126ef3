using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Tree;

namespace IptActors.Engine.Tests.Proofs;

public sealed class Signed_notes
{
    // The example of Go's golang.org/x/mod/sumdb/note, which the format comes from.
    private const string KnownKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string KnownNote =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    private static readonly Ed25519Key Key = Ed25519Key.Create();
    private static readonly Checkpoint Sample = new("iptactors/6f9c5b0e/events", 4, MerkleHash.OfLeaf([1, 2, 3]));

    [Fact]
    public void Of_others_are_read_and_checked()
    {
        Assert.True(VerificationKey.TryParse(KnownKey, out var key));
        Assert.True(SignedNote.TryParse(KnownNote, out var note));

        Assert.True(note.IsSignedBy(key));
        Assert.Equal(KnownKey, key.ToString());
        Assert.Equal(KnownNote, note.ToString());
    }

    [Fact]
    public void Carry_checkpoints_there_and_back()
    {
        var note = SignedNote.Sign(Sample.Text, Sample.Origin, [Key]).ToString();

        Assert.True(SignedNote.TryParse(note, out var read));
        Assert.True(read.IsSignedBy(new VerificationKey(Sample.Origin, Key.PublicKey)));
        Assert.True(Checkpoint.TryParse(read.Text, out var checkpoint));
        Assert.Equal(Sample, checkpoint);
    }

    [Fact]
    public void With_one_character_changed_are_not_signed()
    {
        var note = SignedNote.Sign(Sample.Text, Sample.Origin, [Key]).ToString();

        Assert.True(SignedNote.TryParse(note.Replace("\n4\n", "\n5\n", StringComparison.Ordinal), out var forged));

        Assert.False(forged.IsSignedBy(new VerificationKey(Sample.Origin, Key.PublicKey)));
    }

    [Fact]
    public void Of_another_key_or_name_are_not_signed()
    {
        var note = SignedNote.Sign(Sample.Text, Sample.Origin, [Key]);

        Assert.False(note.IsSignedBy(new VerificationKey(Sample.Origin, Ed25519Key.Create().PublicKey)));
        Assert.False(note.IsSignedBy(new VerificationKey("iptactors/other/events", Key.PublicKey)));
    }

    [Fact]
    public void Bear_the_signatures_of_witnesses_beside_the_log_s_own()
    {
        var witness = Ed25519Key.Create();
        var own = SignedNote.Sign(Sample.Text, Sample.Origin, [Key]);
        var both = own with { Signatures = [.. own.Signatures, .. SignedNote.Sign(Sample.Text, "witness.example/w1", [witness]).Signatures] };

        Assert.True(SignedNote.TryParse(both.ToString(), out var read));
        Assert.True(read.IsSignedBy(new VerificationKey(Sample.Origin, Key.PublicKey)));
        Assert.True(read.IsSignedBy(new VerificationKey("witness.example/w1", witness.PublicKey)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\nno signature\n")]
    [InlineData("text\n\n— name not-base64!\n")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("te\u0007xt\n\n— name x08go/ZJkuBS9UG/SffcvIAQ\n")]
    public void Of_another_form_are_not_read(string text) => Assert.False(SignedNote.TryParse(text, out _));

    [Theory]
    [InlineData("origin\n04\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n-4\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n4\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jx\n")]
    [InlineData("\n4\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("origin\n4\n")]
    public void With_no_checkpoint_in_them_say_so(string text) => Assert.False(Checkpoint.TryParse(text, out _));

    [Fact]
    public void Are_signed_by_keys_that_PEM_keeps()
    {
        var note = SignedNote.Sign(Sample.Text, Sample.Origin, [Ed25519Key.FromPem(Key.ToPem())]);

        Assert.True(note.IsSignedBy(new VerificationKey(Sample.Origin, Key.PublicKey)));
    }

    [Theory]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3")]
    [InlineData("")]
    public void Have_keys_whose_id_fits(string key) => Assert.False(VerificationKey.TryParse(key, out _));

    [Fact]
    public void Travel_with_the_proof_of_one_leaf()
    {
        var proof = new InclusionNote("a\nleaf\n", 3, [MerkleHash.OfLeaf([1]), MerkleHash.OfLeaf([2])], KnownNote);

        Assert.True(InclusionNote.TryParse(proof.ToString(), out var read));
        Assert.Equal((proof.Leaf, proof.Index, proof.Checkpoint), (read.Leaf, read.Index, read.Checkpoint));
        Assert.Equal(proof.Hashes, read.Hashes);
    }
}
