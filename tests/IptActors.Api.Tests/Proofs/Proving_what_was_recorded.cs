using System.Text;
using Google.Protobuf;
using IptActors.Api.Access;
using IptActors.Api.Tests.Support;
using IptActors.Contracts.V1;
using IptActors.Engine.Chain;
using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Tree;
using Checkpoint = IptActors.Engine.Proofs.Notes.Checkpoint;

namespace IptActors.Api.Tests.Proofs;

public sealed class Proving_what_was_recorded : IAsyncDisposable
{
    private const string Course = "clinics/north-house/courses/c-1";

    private readonly Clinic _clinic = new();

    private Person Auditor => _clinic.As("ines-auditor", Roles.Auditor).With("purpose-of-use", "operations");

    public ValueTask DisposeAsync() => _clinic.DisposeAsync();

    [Fact]
    public async Task A_course_is_verified_by_who_may_read_it()
    {
        await OpenAsync();

        var answer = await _clinic.As("ada-okafor", Roles.Therapist).CallAsync<VerifyCourseRequest, VerifyCourseResponse>(new VerifyCourseRequest { Course = Course });

        Assert.True(answer.Verified, answer.Detail);
        Assert.Equal(CourseFault.Unspecified, answer.Fault);
        Assert.True(answer.Events > 0);
        Assert.True(answer.Checkpoint.Size >= answer.Events);
    }

    [Fact]
    public async Task A_course_of_somebody_else_is_not_verified_for_them()
    {
        await OpenAsync();

        var refused = await _clinic.As("ben-other", Roles.Therapist).RefusedAsync<VerifyCourseRequest, VerifyCourseResponse>(new VerifyCourseRequest { Course = Course });

        Assert.Equal("NOT_PERMITTED", refused.Reason);
    }

    [Fact]
    public async Task An_event_is_proven_with_the_public_key_alone()
    {
        await OpenAsync();

        // Answers once a checkpoint covers the course.
        await Auditor.CallAsync<VerifyCourseRequest, VerifyCourseResponse>(new VerifyCourseRequest { Course = Course });
        var proof = await Auditor.CallAsync<GetInclusionProofRequest, GetInclusionProofResponse>(
            new GetInclusionProofRequest { Event = new CourseEventName { Course = Course, Version = 1 } });

        var keys = await Auditor.CallAsync<GetVerificationKeyRequest, GetVerificationKeyResponse>(new GetVerificationKeyRequest());
        Assert.True(VerificationKey.TryParse(keys.Key, out var key));
        Assert.True(InclusionNote.TryParse(proof.ProofFile, out var file));
        Assert.True(SignedNote.TryParse(file.Checkpoint, out var note));
        Assert.True(note.IsSignedBy(key));
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint));
        Assert.True(MerkleProof.IsIncluded(MerkleHash.OfLeaf(Encoding.UTF8.GetBytes(file.Leaf)), file.Index, checkpoint.Size, checkpoint.Root, file.Hashes));
        Assert.StartsWith("iptactors event v1\n1\nnorth-house\nc-1\n1\n", file.Leaf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_checkpoint_is_proven_to_continue_another()
    {
        await OpenAsync("c-1");
        var older = (await Auditor.CallAsync<VerifyCourseRequest, VerifyCourseResponse>(new VerifyCourseRequest { Course = Course })).Checkpoint;
        await OpenAsync("c-2");
        var newer = (await Auditor.CallAsync<VerifyCourseRequest, VerifyCourseResponse>(new VerifyCourseRequest { Course = "clinics/north-house/courses/c-2" })).Checkpoint;

        var proof = await Auditor.CallAsync<GetConsistencyProofRequest, GetConsistencyProofResponse>(
            new GetConsistencyProofRequest { FromSize = older.Size, ToSize = newer.Size });

        Assert.True(MerkleProof.IsContinued(older.Size, Hash(older.Root), newer.Size, Hash(newer.Root), [.. proof.Hashes.Select(Hash)]));
        var listed = await Auditor.CallAsync<ListCheckpointsRequest, ListCheckpointsResponse>(new ListCheckpointsRequest { PageSize = 1 });
        Assert.Equal(older, Assert.Single(listed.Checkpoints));
        var rest = await Auditor.CallAsync<ListCheckpointsRequest, ListCheckpointsResponse>(new ListCheckpointsRequest { PageToken = listed.NextPageToken });
        Assert.Contains(newer, rest.Checkpoints);
    }

    [Fact]
    public async Task An_event_of_another_clinic_is_not_there()
    {
        await OpenAsync();
        await Auditor.CallAsync<VerifyCourseRequest, VerifyCourseResponse>(new VerifyCourseRequest { Course = Course });
        var elsewhere = _clinic.As("ines-auditor", Roles.Auditor, "south-house").With("purpose-of-use", "operations");

        Assert.Equal("NO_SUCH_ENTRY", (await elsewhere.RefusedAsync<GetInclusionProofRequest, GetInclusionProofResponse>(new GetInclusionProofRequest { Position = 1 })).Reason);
        Assert.Equal(
            "NOT_PERMITTED",
            (await elsewhere.RefusedAsync<GetInclusionProofRequest, GetInclusionProofResponse>(
                new GetInclusionProofRequest { Event = new CourseEventName { Course = Course, Version = 1 } })).Reason);
    }

    [Fact]
    public async Task What_does_not_exist_is_named_for_what_it_is()
    {
        await OpenAsync();
        await Auditor.CallAsync<VerifyCourseRequest, VerifyCourseResponse>(new VerifyCourseRequest { Course = Course });

        Assert.Equal("NO_SUCH_ENTRY", (await Auditor.RefusedAsync<GetInclusionProofRequest, GetInclusionProofResponse>(
            new GetInclusionProofRequest { Event = new CourseEventName { Course = Course, Version = 999 } })).Reason);
        Assert.Equal("BEYOND_TREE", (await Auditor.RefusedAsync<GetConsistencyProofRequest, GetConsistencyProofResponse>(
            new GetConsistencyProofRequest { FromSize = 1, ToSize = 1_000_000 })).Reason);
        Assert.Equal("INVALID_COMMAND", (await Auditor.RefusedAsync<GetCheckpointRequest, GetCheckpointResponse>(new GetCheckpointRequest { Log = "nothing" })).Reason);
        Assert.Equal("NOT_SIGNED_YET", (await Auditor.RefusedAsync<GetCheckpointRequest, GetCheckpointResponse>(new GetCheckpointRequest { MinSize = 1_000_000 })).Reason);
    }

    private static EventHash Hash(ByteString bytes) => MerkleHash.Read(bytes.Span);

    private async Task OpenAsync(string course = "c-1") =>
        await _clinic.As("ada-okafor", Roles.Therapist).CallAsync<OpenCourseRequest, OpenCourseResponse>(Requests.Open($"clinics/north-house/courses/{course}"));
}
