using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IptActors.Cli.Verifying;
using IptActors.Engine.Chain;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Tree;
using IptActors.Engine.Proofs.Verifying;

namespace IptActors.Cli.Tests.Verifying;

/// <summary>A file of three events of one course in a log of six leaves, as docs/export-jsonl.md lays it down.</summary>
public sealed class Checking_an_export
{
    private const string Log = "iptactors/6f9c5b0e/events";

    private static readonly Ed25519Key Key = Ed25519Key.Create();
    private static readonly VerificationKey PublicKey = new(Log, Key.PublicKey);

    [Fact]
    public void A_file_as_it_was_written_holds() => Assert.Empty(Check(Lines()));

    [Fact]
    public void A_file_without_its_end_was_cut_short() => Assert.Contains(LogFaultKind.FileCutShort, Check(Lines()[..^1]));

    [Fact]
    public void A_line_without_its_end_was_cut_short()
    {
        var check = new ExportCheck(Trust());
        var lines = Lines();
        foreach (var line in lines[..^1])
        {
            check.Follow(Encoding.UTF8.GetBytes(line), ended: true);
        }

        check.Follow(Encoding.UTF8.GetBytes(lines[^1][..20]), ended: false);

        Assert.Contains(check.End().Faults, fault => fault.Kind == LogFaultKind.FileCutShort);
    }

    [Fact]
    public void An_event_that_was_altered_is_named()
    {
        var lines = Lines();
        lines[2] = lines[2].Replace("once", "twice", StringComparison.Ordinal);

        Assert.Equal([LogFaultKind.Altered, LogFaultKind.FileEdited], Check(lines));
    }

    [Fact]
    public void An_event_that_was_altered_with_its_hashes_is_told_from_what_was_signed()
    {
        // Everything is made to fit, the hash of the lines too; only the signature cannot be.
        Assert.Contains(LogFaultKind.ForkedHistory, Check(Lines(text: "never", signed: SignedAt(Leaves("once"), 6))));
    }

    [Fact]
    public void An_event_that_is_gone_is_missed() => Assert.Contains(LogFaultKind.Removed, Check([.. Lines().Where((_, at) => at != 2)]));

    [Fact]
    public void Events_that_changed_places_are_found()
    {
        var lines = Lines();
        (lines[2], lines[4]) = (lines[4], lines[2]);

        Assert.Contains(LogFaultKind.Removed, Check(lines));
    }

    [Fact]
    public void Another_key_is_the_wrong_key() =>
        Assert.Equal([LogFaultKind.WrongKey], Check(Lines(), new Trust([new VerificationKey(Log, Ed25519Key.Create().PublicKey)], [])));

    [Fact]
    public void A_key_of_another_log_is_told() =>
        Assert.Equal([LogFaultKind.OtherLog], Check(Lines(), new Trust([new VerificationKey("iptactors/other/events", Key.PublicKey)], [])));

    [Fact]
    public void A_larger_checkpoint_that_was_kept_shows_an_older_copy() =>
        Assert.Equal([LogFaultKind.RolledBackDatabase], Check(Lines(), Trust(SignedNote.Sign(new Checkpoint(Log, 9, EventHash.Of([])).Text, Log, [Key]).ToString())));

    [Fact]
    public void A_checkpoint_of_the_same_size_with_another_root_shows_a_fork() =>
        Assert.Equal([LogFaultKind.ForkedHistory], Check(Lines(), Trust(SignedNote.Sign(new Checkpoint(Log, 6, EventHash.Of([])).Text, Log, [Key]).ToString())));

    [Fact]
    public void An_older_checkpoint_at_whose_size_the_lines_end_is_compared_without_a_proof()
    {
        var leaves = Leaves("once");

        Assert.Empty(Check(Lines(), Trust(SignedAt(leaves, 3))));
        Assert.Equal([LogFaultKind.ForkedHistory], Check(Lines(), Trust(SignedAt(Leaves("other"), 3))));
    }

    [Fact]
    public void An_older_checkpoint_within_what_is_left_out_needs_a_proof_and_its_lack_is_told()
    {
        var leaves = Leaves("once");
        var tree = new ListedTree(leaves);

        Assert.Equal([LogFaultKind.Unproven], Check(Lines(), Trust(SignedAt(leaves, 1))));
        Assert.Empty(Check(Lines(proof: tree.Consistency(1)), Trust(SignedAt(leaves, 1))));
        Assert.Equal([LogFaultKind.ForkedHistory], Check(Lines(proof: tree.Consistency(1)), Trust(SignedAt([Other(7), .. leaves[1..]], 1))));
    }

    private static Trust Trust(params string[] checkpoints) => new([PublicKey], checkpoints);

    private static List<LogFaultKind> Check(string[] lines, Trust? trust = null)
    {
        var check = new ExportCheck(trust ?? Trust());
        foreach (var line in lines)
        {
            check.Follow(Encoding.UTF8.GetBytes(line), ended: true);
        }

        return [.. check.End().Faults.Select(fault => fault.Kind)];
    }

    // Leaves 0 and 1 and 4 are of others; 2, 3 and 5 are the events.
    private static string[] Lines(string text = "once", string? signed = null, IReadOnlyList<EventHash>? proof = null)
    {
        var events = Events(text);
        List<string> lines =
        [
            new JsonObject { ["kind"] = "header", ["format"] = "iptactors-export", ["format_version"] = 1, ["clinic"] = "north", ["log"] = Log, ["tree_size"] = 6 }.ToJsonString(),
            new JsonObject { ["kind"] = "others", ["from"] = 0, ["to"] = 2, ["hashes"] = new JsonArray(MerkleHash.OfNode(Other(0), Other(1)).ToString()) }.ToJsonString(),
            events[0].ToJsonString(),
            events[1].ToJsonString(),
            new JsonObject { ["kind"] = "others", ["from"] = 4, ["to"] = 5, ["hashes"] = new JsonArray(Other(4).ToString()) }.ToJsonString(),
            events[2].ToJsonString(),
        ];
        lines.Add(new JsonObject
        {
            ["kind"] = "end",
            ["courses"] = 1,
            ["events"] = 3,
            ["lines_hash"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))))),
            ["checkpoint"] = signed ?? SignedAt(Leaves(text), 6),
            ["consistency"] = proof is null ? [] : new JsonArray(new JsonObject { ["from_size"] = 1, ["hashes"] = new JsonArray([.. proof.Select(hash => (JsonNode)hash.ToString())]) }),
        }.ToJsonString());
        return [.. lines];
    }

    private static EventHash[] Leaves(string text)
    {
        var events = Events(text);
        return [Other(0), Other(1), Leaf(events[0]), Leaf(events[1]), Other(4), Leaf(events[2])];
    }

    private static string SignedAt(EventHash[] leaves, int size)
    {
        var tree = new CompactRange();
        foreach (var leaf in leaves[..size])
        {
            tree.Append(leaf);
        }

        return SignedNote.Sign(new Checkpoint(Log, size, tree.Root).Text, Log, [Key]).ToString();
    }

    /// <summary>RFC 6962, 2.1.2, by its definition.</summary>
    private sealed class ListedTree(EventHash[] leaves)
    {
        public IReadOnlyList<EventHash> Consistency(int from) => Subproof(from, leaves, whole: true);

        private static IReadOnlyList<EventHash> Subproof(int from, EventHash[] of, bool whole)
        {
            if (from == of.Length)
            {
                return whole ? [] : [Root(of)];
            }

            var half = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)of.Length) / 2;
            return from <= half
                ? [.. Subproof(from, of[..half], whole), Root(of[half..])]
                : [.. Subproof(from - half, of[half..], whole: false), Root(of[..half])];
        }

        private static EventHash Root(EventHash[] of)
        {
            var tree = new CompactRange();
            foreach (var leaf in of)
            {
                tree.Append(leaf);
            }

            return tree.Root;
        }
    }

    private static EventHash Other(int leaf) => MerkleHash.OfLeaf([(byte)leaf]);

    private static EventHash Leaf(JsonObject line) => EventLeaf.Hash(
        (long)line["position"]!, "north", "c-1", (long)line["version"]!, Guid.Parse((string)line["id"]!), (string)line["hash"]!);

    private static JsonObject[] Events(string text)
    {
        var head = EventProof.Root("north", "c-1");
        return [.. new[] { 2, 3, 5 }.Select((leaf, at) =>
        {
            var line = new JsonObject
            {
                ["actor"] = "ada",
                ["clinic"] = "north",
                ["course"] = "c-1",
                ["data"] = new JsonObject { ["text"] = text },
                ["id"] = $"0195d8a2-0000-7000-8000-00000000000{at}",
                ["version"] = at + 1L,
            };
            var hash = EventProof.Hash(head, line);
            (line["kind"], line["leaf"], line["position"], line["prev_hash"], line["hash"]) = ("event", leaf, leaf + 1L, head, hash);
            head = hash;
            return line;
        })];
    }
}
