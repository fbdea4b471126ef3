using System.Text;
using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Tree;
using IptActors.Engine.Proofs.Verifying;

namespace IptActors.Cli.Verifying;

/// <summary>Checks a file offline: an export (docs/export-jsonl.md) or the proof of one event (C2SP tlog-proof).</summary>
internal static class FileVerification
{
    /// <summary>Checks it.</summary>
    public static async Task<LogReport> RunAsync(string file, Trust trust, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var first = new byte[1];
        if (await stream.ReadAsync(first, cancellationToken) == 1 && first[0] != '{')
        {
            return Proof(await File.ReadAllTextAsync(file, cancellationToken), trust);
        }

        stream.Position = 0;
        var lines = new ExportLines(stream);
        var check = new ExportCheck(trust);
        while (await lines.NextAsync(cancellationToken) is { } next)
        {
            check.Follow(next.Line, next.Ended);
        }

        return check.End();
    }

    private static LogReport Proof(string text, Trust trust)
    {
        var faults = new FaultList();
        Checkpoint? checkpoint = null;
        if (!InclusionNote.TryParse(text, out var proof) || !SignedNote.TryParse(proof.Checkpoint, out var note) || !Checkpoint.TryParse(note.Text, out checkpoint))
        {
            faults.Add(LogFaultKind.FileEdited, "the file", "It is neither an export nor a proof.");
        }
        else if (!trust.Accepts(note))
        {
            faults.Add(trust.Keys.Any(key => key.Name == checkpoint.Origin) ? LogFaultKind.WrongKey : LogFaultKind.OtherLog, "the checkpoint in the file", "It is signed by none of the keys given.");
        }
        else if (!MerkleProof.IsIncluded(MerkleHash.OfLeaf(Encoding.UTF8.GetBytes(proof.Leaf)), proof.Index, checkpoint.Size, checkpoint.Root, proof.Hashes))
        {
            faults.Add(LogFaultKind.Altered, $"leaf {proof.Index}", "It is not in the tree that was signed.");
        }

        return new LogReport("proof", checkpoint?.Origin ?? "", 1, faults.Count == 0 ? 1 : 0, 1, faults.First, faults.Count);
    }
}
