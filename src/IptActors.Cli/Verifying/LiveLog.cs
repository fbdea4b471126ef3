using System.Text;
using IptActors.Cli.Calling;
using IptActors.Contracts.V1;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Tree;
using IptActors.Engine.Proofs.Verifying;
using IptActors.Rpc;
using IptActors.Rpc.Client;
using Checkpoint = IptActors.Engine.Proofs.Notes.Checkpoint;

namespace IptActors.Cli.Verifying;

/// <summary>The signed log of a server, believed only as far as it proves itself.</summary>
/// <param name="channel">The server.</param>
/// <param name="trust">Keys and a checkpoint from elsewhere.</param>
internal sealed class LiveLog(RpcChannel channel, Trust trust)
{
    private static readonly RpcMethod<GetCheckpointRequest, GetCheckpointResponse> GetCheckpoint = new(Methods.Find("ProofService/GetCheckpoint"));
    private static readonly RpcMethod<GetInclusionProofRequest, GetInclusionProofResponse> GetInclusionProof = new(Methods.Find("ProofService/GetInclusionProof"));
    private static readonly RpcMethod<GetConsistencyProofRequest, GetConsistencyProofResponse> GetConsistencyProof = new(Methods.Find("ProofService/GetConsistencyProof"));

    private readonly FaultList _faults = new();
    private Checkpoint? _newest;
    private int _checkpoints;
    private long _proven;

    /// <summary>What was found of the log itself.</summary>
    public LogReport Report => new("events", _newest?.Origin ?? "", _newest?.Size ?? 0, _newest?.Size ?? 0, _checkpoints, _faults.First, _faults.Count);

    /// <summary>Courses whose last event was proven to be in the log.</summary>
    public long Proven => _proven;

    /// <summary>Proves that the last event of a course is in the log.</summary>
    public async Task ProveAsync(ChainCheck course, CancellationToken cancellationToken)
    {
        if (course.Problem is not null || course.Last is not { } last)
        {
            return;
        }

        GetInclusionProofResponse proof;
        try
        {
            var request = new GetInclusionProofRequest { Event = new CourseEventName { Course = course.Name, Version = last.Version } };
            proof = await channel.UnaryAsync(GetInclusionProof, request, cancellationToken: cancellationToken);
        }
        catch (RpcException e) when (e.Status.Code is RpcCode.FailedPrecondition or RpcCode.DataLoss)
        {
            course.Fail($"event {last.Version} is not in the signed log: {e.Status.Message}", LogFaultKind.Inserted);
            return;
        }

        var parts = course.Name.Split('/');
        var leaf = EventLeaf.Content(last.Position, parts[1], parts[3], last.Version, Guid.Parse(last.EventId), last.Hash);
        if (Read(proof.Checkpoint?.Note) is not { } checkpoint)
        {
            return;
        }

        if (checkpoint.Size != proof.TreeSize
            || !MerkleProof.IsIncluded(MerkleHash.OfLeaf(Encoding.UTF8.GetBytes(leaf)), proof.LeafIndex, checkpoint.Size, checkpoint.Root, [.. proof.Hashes.Select(hash => MerkleHash.Read(hash.Span))]))
        {
            course.Fail($"event {last.Version} is not the one that the signed log has at its place: the course was rewritten", LogFaultKind.Altered);
            return;
        }

        _proven++;
    }

    /// <summary>Proves that the log continues the checkpoint that was kept, and asks the server what it found itself.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        var answer = await channel.UnaryAsync(GetCheckpoint, new GetCheckpointRequest(), cancellationToken: cancellationToken);
        if (answer.Alarm.Length > 0)
        {
            _faults.Add(KindOf(answer.Alarm), "the server's own alarm", answer.Alarm);
        }

        var newest = Read(answer.Checkpoint?.Note);
        foreach (var note in trust.Checkpoints)
        {
            if (newest is not null && Held(note) is { } held)
            {
                await CompareAsync(held, newest, cancellationToken);
            }
        }
    }

    private static LogFaultKind KindOf(string alarm) => alarm.Split(':')[0] switch
    {
        "RolledBack" => LogFaultKind.RolledBackDatabase,
        "Forked" => LogFaultKind.ForkedHistory,
        "OtherLog" => LogFaultKind.OtherLog,
        "EntriesAltered" => LogFaultKind.Altered,
        "CheckpointAltered" => LogFaultKind.CheckpointAltered,
        _ => LogFaultKind.TreeAltered,
    };

    private async Task CompareAsync(Checkpoint held, Checkpoint newest, CancellationToken cancellationToken)
    {
        if (held.Origin != newest.Origin)
        {
            _faults.Add(LogFaultKind.OtherLog, "the checkpoint given", $"It is of the log {held.Origin}; the server's is {newest.Origin}.");
        }
        else if (held.Size > newest.Size)
        {
            _faults.Add(LogFaultKind.RolledBackDatabase, $"the log {newest.Origin}", $"A checkpoint of {held.Size} entries was signed; the server has {newest.Size}.");
        }
        else
        {
            var proof = await channel.UnaryAsync(GetConsistencyProof, new GetConsistencyProofRequest { FromSize = held.Size, ToSize = newest.Size }, cancellationToken: cancellationToken);
            if (!MerkleProof.IsContinued(held.Size, held.Root, newest.Size, newest.Root, [.. proof.Hashes.Select(hash => MerkleHash.Read(hash.Span))]))
            {
                _faults.Add(LogFaultKind.ForkedHistory, $"the first {held.Size} entries", "They are not those of the checkpoint given: history was rewritten.");
            }
        }
    }

    private Checkpoint? Held(string note)
    {
        if (!SignedNote.TryParse(note, out var signed) || !Checkpoint.TryParse(signed.Text, out var checkpoint))
        {
            _faults.Add(LogFaultKind.FileEdited, "the checkpoint given", "It is not a signed checkpoint.");
            return null;
        }

        // Before the key: a checkpoint of another log is signed by another key as a rule.
        if (_newest is null || checkpoint.Origin == _newest.Origin)
        {
            if (!trust.Accepts(signed))
            {
                _faults.Add(LogFaultKind.WrongKey, "the checkpoint given", "It is signed by none of the keys given.");
                return null;
            }
        }

        return checkpoint;
    }

    private Checkpoint? Read(string? note)
    {
        if (note is null || !SignedNote.TryParse(note, out var signed) || !Checkpoint.TryParse(signed.Text, out var checkpoint))
        {
            _faults.Add(LogFaultKind.CheckpointAltered, "a checkpoint of the server", "It is not a signed checkpoint.");
            return null;
        }

        _checkpoints++;
        if (!trust.Accepts(signed))
        {
            if (_faults.Count == 0)
            {
                _faults.Add(LogFaultKind.WrongKey, $"the server's checkpoint of {checkpoint.Size} entries", "It is signed by none of the keys given.");
            }

            return null;
        }

        _newest = _newest is null || checkpoint.Size >= _newest.Size ? checkpoint : _newest;
        return checkpoint;
    }
}
