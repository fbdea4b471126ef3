using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using IptActors.Engine.Chain;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Tree;
using IptActors.Engine.Proofs.Verifying;

namespace IptActors.Cli.Verifying;

/// <summary>Follows the lines of an export from top to bottom, computing every hash anew. Memory grows with its courses only.</summary>
internal sealed class ExportCheck(Trust trust)
{
    private const string Format = "iptactors-export";
    private const int FormatVersion = 1;

    // What is on an event's line beside what its hash covers.
    private static readonly string[] NotHashed = ["kind", "leaf", "position", "prev_hash", "hash", "dotnet_type"];

    private readonly FaultList _faults = new();
    private readonly IncrementalHash _lines = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly CompactRange _tree = new();
    private readonly Dictionary<string, (long Version, string Hash)> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<long, EventHash?> _rootsOfHeld = SizesOf(trust);
    private string _clinic = "";
    private string _origin = "";
    private long _size;
    private long _events;
    private long _signed;
    private int _line;
    private bool _covers = true;
    private bool _ended;

    /// <summary>Takes the next line.</summary>
    /// <param name="line">Without its line feed.</param>
    /// <param name="ended">Whether it had one.</param>
    public void Follow(ReadOnlyMemory<byte> line, bool ended)
    {
        _line++;
        if (!ended)
        {
            _faults.Add(LogFaultKind.FileCutShort, $"line {_line}", "It has no end: the file was cut short.");
            _ended = true;
            return;
        }

        if (_ended)
        {
            _faults.Add(LogFaultKind.FileEdited, $"line {_line}", "It stands behind the end line.");
            return;
        }

        try
        {
            var node = JsonNode.Parse(line.Span) as JsonObject ?? throw new FormatException("Expected an object.");
            Follow(node);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or OverflowException or ArgumentException)
        {
            _faults.Add(LogFaultKind.FileEdited, $"line {_line}", $"It is not what an export has: {e.Message}");
        }

        _lines.AppendData(line.Span);
        _lines.AppendData("\n"u8);
    }

    /// <summary>Says that there are no more lines.</summary>
    public LogReport End()
    {
        if (!_ended)
        {
            _faults.Add(LogFaultKind.FileCutShort, $"line {_line}", "There is no end line: the file was cut short.");
        }

        _lines.Dispose();
        return new LogReport("export", _origin, _events, _faults.Count == 0 ? _signed : 0, 1, _faults.First, _faults.Count);
    }

    private void Follow(JsonObject node)
    {
        var kind = Text(node, "kind");
        if (_line == 1 != (kind == "header"))
        {
            throw new FormatException($"Expected {(_line == 1 ? "the header" : "an event, others or the end")}, found '{kind}'.");
        }

        switch (kind)
        {
            case "header":
                Header(node);
                break;
            case "event":
                Event(node);
                break;
            case "others":
                Others(node);
                break;
            case "end":
                _ended = true;
                Finish(node);
                break;
            default:
                throw new FormatException($"Unknown kind '{kind}'.");
        }
    }

    private void Header(JsonObject node)
    {
        if (Text(node, "format") != Format || Number(node, "format_version") != FormatVersion)
        {
            throw new FormatException($"Expected {Format} of version {FormatVersion}.");
        }

        (_clinic, _origin, _size) = (Text(node, "clinic"), Text(node, "log"), Number(node, "tree_size"));
    }

    private void Event(JsonObject node)
    {
        _events++;
        var (course, version, position) = (Text(node, "course"), Number(node, "version"), Number(node, "position"));
        var (previous, hash) = (Text(node, "prev_hash"), Text(node, "hash"));
        var where = $"event {version} of clinics/{_clinic}/courses/{course}";
        var (lastVersion, head) = _heads.GetValueOrDefault(course, (0, EventProof.Root(_clinic, course)));
        if (Text(node, "clinic") != _clinic)
        {
            _faults.Add(LogFaultKind.Altered, where, "It is of another clinic than the file.", position);
        }

        var envelope = (JsonObject)node.DeepClone();
        foreach (var member in NotHashed)
        {
            envelope.Remove(member);
        }

        if (version != lastVersion + 1)
        {
            _faults.Add(version > lastVersion ? LogFaultKind.Removed : LogFaultKind.Reordered, where, $"Expected version {lastVersion + 1}.", position);
        }
        else if (previous != head)
        {
            _faults.Add(LogFaultKind.Altered, where, "It does not continue the event before it: one of the two was replaced.", position);
        }
        else if (EventProof.Hash(previous, envelope) != hash)
        {
            _faults.Add(LogFaultKind.Altered, where, "It is not what was hashed.", position);
        }

        _heads[course] = (version, hash);
        if (IsNext(Number(node, "leaf"), where))
        {
            Append(0, EventLeaf.Hash(position, _clinic, course, version, Guid.ParseExact(Text(node, "id"), "D"), hash));
        }
    }

    private void Others(JsonObject node)
    {
        var (from, to) = (Number(node, "from"), Number(node, "to"));
        if (!IsNext(from, "a line of others") || to <= from)
        {
            return;
        }

        var hashes = node["hashes"]!.AsArray();
        NodeId[] nodes = [.. NodeId.Covering(from, to)];
        if (nodes.Length != hashes.Count)
        {
            throw new FormatException($"Expected {nodes.Length} hashes for leaves {from} to {to - 1}, found {hashes.Count}.");
        }

        foreach (var (subtree, hash) in nodes.Zip(hashes))
        {
            Append(subtree.Level, EventHash.TryParse(hash!.GetValue<string>(), out var root) ? root : throw new FormatException("Expected 64 hex digits."));
        }
    }

    // Where the lines happen to end at the size of a checkpoint that was kept, its root is known without any proof.
    private void Append(int level, EventHash subtree)
    {
        _tree.Append(level, subtree);
        if (_rootsOfHeld.ContainsKey(_tree.Size))
        {
            _rootsOfHeld[_tree.Size] = _tree.Root;
        }
    }

    private bool IsNext(long leaf, string where)
    {
        if (leaf == _tree.Size)
        {
            return _covers;
        }

        if (_covers)
        {
            _covers = false;
            _faults.Add(leaf > _tree.Size ? LogFaultKind.Removed : LogFaultKind.Reordered, where, $"Expected leaf {_tree.Size}, found {leaf}: events were removed or moved.");
        }

        return false;
    }

    private void Finish(JsonObject node)
    {
        var linesHash = Convert.ToHexStringLower(_lines.GetCurrentHash());
        if (Text(node, "lines_hash") != linesHash)
        {
            _faults.Add(LogFaultKind.FileEdited, "the file", "Its lines are not those it was written with.");
        }

        if (Number(node, "events") != _events || Number(node, "courses") != _heads.Count)
        {
            _faults.Add(LogFaultKind.Removed, "the file", $"It was written with {Number(node, "events")} events of {Number(node, "courses")} courses, found {_events} of {_heads.Count}.");
        }

        if (!SignedNote.TryParse(Text(node, "checkpoint"), out var signed) || !Checkpoint.TryParse(signed.Text, out var checkpoint))
        {
            throw new FormatException("Its checkpoint is not a signed checkpoint.");
        }

        if (checkpoint.Origin != _origin || !trust.Keys.Any(key => key.Name == checkpoint.Origin))
        {
            _faults.Add(LogFaultKind.OtherLog, "the checkpoint in the file", $"It is of the log {checkpoint.Origin}; the file says {_origin}, the keys are of {string.Join(", ", trust.Keys.Select(key => key.Name).Distinct())}.");
        }
        else if (!trust.Accepts(signed))
        {
            _faults.Add(LogFaultKind.WrongKey, "the checkpoint in the file", "It is signed by none of the keys given.");
        }
        else if (_covers && (checkpoint.Size != _size || _tree.Size != _size))
        {
            _faults.Add(LogFaultKind.Removed, "the file", $"The checkpoint has {checkpoint.Size} leaves, the file covers {_tree.Size}.");
        }
        else if (_covers && _tree.Root != checkpoint.Root)
        {
            _faults.Add(LogFaultKind.ForkedHistory, "the file", "Its events do not make the tree that was signed: one of them, its place or its envelope was altered and hashes made to fit.");
        }

        _signed = _events;
        foreach (var note in trust.Checkpoints)
        {
            Compare(note, checkpoint, node["consistency"]?.AsArray() ?? []);
        }
    }

    private void Compare(string note, Checkpoint newer, JsonArray proofs)
    {
        if (!SignedNote.TryParse(note, out var signed) || !Checkpoint.TryParse(signed.Text, out var held))
        {
            _faults.Add(LogFaultKind.FileEdited, "the checkpoint given", "It is not a signed checkpoint.");
        }
        else if (held.Origin != newer.Origin)
        {
            _faults.Add(LogFaultKind.OtherLog, "the checkpoint given", $"It is of the log {held.Origin}; the file is of {newer.Origin}.");
        }
        else if (!trust.Accepts(signed))
        {
            _faults.Add(LogFaultKind.WrongKey, "the checkpoint given", "It is signed by none of the keys given.");
        }
        else if (held.Size > newer.Size)
        {
            _faults.Add(LogFaultKind.RolledBackDatabase, $"the log {newer.Origin}", $"A checkpoint of {held.Size} entries was signed; the file was made from {newer.Size}.");
        }
        else if (IsContinued(held, newer, proofs) is not { } continued)
        {
            _faults.Add(
                LogFaultKind.Unproven,
                $"the checkpoint given, of {held.Size} entries",
                "The file has no proof that its history goes on from it. Export again and name the checkpoint ('ipt audit export --format jsonl --since FILE').");
        }
        else if (!continued)
        {
            _faults.Add(LogFaultKind.ForkedHistory, $"the first {held.Size} entries", "They are not those of the checkpoint given: history was rewritten.");
        }
    }

    // Null when the file does not say.
    private bool? IsContinued(Checkpoint held, Checkpoint newer, JsonArray proofs) =>
        held.Size == newer.Size ? held.Root == newer.Root
        : held.Size == 0 ? held.Root == MerkleHash.Empty
        : _covers && _rootsOfHeld.GetValueOrDefault(held.Size) is { } found ? held.Root == found
        : Proof(proofs, held.Size) is { } proof ? MerkleProof.IsContinued(held.Size, held.Root, newer.Size, newer.Root, proof)
        : null;

    private static Dictionary<long, EventHash?> SizesOf(Trust trust)
    {
        var sizes = new Dictionary<long, EventHash?>();
        foreach (var note in trust.Checkpoints)
        {
            if (SignedNote.TryParse(note, out var signed) && Checkpoint.TryParse(signed.Text, out var held))
            {
                sizes[held.Size] = null;
            }
        }

        return sizes;
    }

    private static List<EventHash>? Proof(JsonArray proofs, long size) => proofs.OfType<JsonObject>().FirstOrDefault(proof => Number(proof, "from_size") == size)?["hashes"]?.AsArray()
        .Select(hash => EventHash.TryParse(hash?.GetValue<string>(), out var parsed) ? parsed : default).ToList();

    private static string Text(JsonObject node, string member) => node[member]?.GetValue<string>() ?? throw new FormatException($"Expected '{member}'.");

    private static long Number(JsonObject node, string member) => long.Parse(node[member]?.ToJsonString() ?? throw new FormatException($"Expected '{member}'."), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
