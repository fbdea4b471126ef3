using System.Diagnostics;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using IptActors.Api.Access;
using IptActors.Api.Courses;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Engine.Courses;
using IptActors.Engine.Journal;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Notes;
using IptActors.Engine.Proofs.Tree;
using Checkpoint = IptActors.Contracts.V1.Checkpoint;
using ErrorReason = IptActors.Contracts.V1.ErrorReason;

namespace IptActors.Api.Proofs;

/// <summary>Tells checkpoints, proofs and keys, and checks courses.</summary>
internal sealed class ProofQueries(ProofServices proofs, EventProofs events, ICourses courses, Gate gate, RefusalStatus refusals, TimeProvider clock)
{
    private const int DefaultPageSize = 100;
    private const int MaxPageSize = 1000;

    private static readonly AccessRow VerifyAccess = AccessTable.Find("ProofService/VerifyCourse")!;

    /// <summary>GetCheckpoint.</summary>
    public UnaryHandler<GetCheckpointRequest, GetCheckpointResponse> Checkpoint => OverLog<GetCheckpointRequest, GetCheckpointResponse>(
        "GetCheckpoint",
        request => request.Log,
        async (log, origin, request, _, _, cancellationToken) =>
        {
            if (request.MinSize < 0)
            {
                return Negative("min_size", request.MinSize);
            }

            var found = request.MinSize == 0
                ? await log.Store.FindLatestAsync(cancellationToken)
                : await log.Store.FindCoveringAsync(request.MinSize, cancellationToken);
            return found is null && log.Alarm is null
                ? ProofStatus.NoCheckpoint(request.MinSize)
                : new GetCheckpointResponse { Checkpoint = found is null ? null : ProofMessages.Of(found, origin), Alarm = log.Alarm is { } alarm ? $"{alarm.Kind}: {alarm.Detail}" : "" };
        });

    /// <summary>ListCheckpoints.</summary>
    public UnaryHandler<ListCheckpointsRequest, ListCheckpointsResponse> Checkpoints => OverLog<ListCheckpointsRequest, ListCheckpointsResponse>(
        "ListCheckpoints",
        request => request.Log,
        async (log, origin, request, _, _, cancellationToken) =>
        {
            if (request.PageSize < 0)
            {
                return Negative("page_size", request.PageSize);
            }

            var after = -1L;
            if (request.PageToken.Length > 0 && !long.TryParse(request.PageToken, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            {
                return Statuses.Of(Code.InvalidArgument, ErrorReason.InvalidPageToken, "This page_token does not belong to this query. Start again without one.");
            }

            var limit = request.PageSize == 0 ? DefaultPageSize : Math.Min(request.PageSize, MaxPageSize);
            var page = await log.Store.ListAsync(after, limit, cancellationToken);
            return new ListCheckpointsResponse
            {
                Checkpoints = { page.Select(checkpoint => ProofMessages.Of(checkpoint, origin)) },
                NextPageToken = page.Count == limit ? page[^1].Size.ToString(CultureInfo.InvariantCulture) : "",
            };
        });

    /// <summary>GetConsistencyProof.</summary>
    public UnaryHandler<GetConsistencyProofRequest, GetConsistencyProofResponse> Consistency => OverLog<GetConsistencyProofRequest, GetConsistencyProofResponse>(
        "GetConsistencyProof",
        request => request.Log,
        async (log, origin, request, _, _, cancellationToken) =>
        {
            if (request.FromSize < 0 || request.ToSize < 0)
            {
                return Negative(request.FromSize < 0 ? "from_size" : "to_size", Math.Min(request.FromSize, request.ToSize));
            }

            var newest = await log.Store.FindLatestAsync(cancellationToken);
            var size = request.ToSize == 0 ? newest?.Size ?? 0 : request.ToSize;
            if (request.FromSize > size || size > (newest?.Size ?? 0))
            {
                return ProofStatus.BeyondTree(request.FromSize > size ? "from_size" : "to_size", Math.Max(request.FromSize, size), newest?.Size ?? 0);
            }

            return new GetConsistencyProofResponse
            {
                Hashes = { (await log.Store.ConsistencyAsync(request.FromSize, size, cancellationToken)).Select(ProofMessages.Of) },
                ToSize = size,
                Checkpoint = await ExactAsync(log, origin, size, cancellationToken),
            };
        });

    /// <summary>GetVerificationKey.</summary>
    public UnaryHandler<GetVerificationKeyRequest, GetVerificationKeyResponse> Key => OverLog<GetVerificationKeyRequest, GetVerificationKeyResponse>(
        "GetVerificationKey",
        request => request.Log,
        (log, origin, _, _, _, _) =>
        {
            var keys = log.KeysOf(origin);
            return new(new GetVerificationKeyResponse { Origin = origin, Key = keys[0].ToString(), EarlierKeys = { keys.Skip(1).Select(key => key.ToString()) } });
        });

    /// <summary>GetInclusionProof.</summary>
    public UnaryHandler<GetInclusionProofRequest, GetInclusionProofResponse> Inclusion => OverLog<GetInclusionProofRequest, GetInclusionProofResponse>(
        "GetInclusionProof",
        request => request.Log,
        async (log, origin, request, caller, context, cancellationToken) =>
        {
            if (request.TreeSize < 0)
            {
                return Negative("tree_size", request.TreeSize);
            }

            var named = await events.FindAsync(log, request, caller.Clinic, context, cancellationToken);
            if (named.Entry is not { } entry)
            {
                return named.Refusal!;
            }

            context.Access.Discloses(entry.Course is { } shown ? [shown] : []);
            var newest = await log.CoverAsync(entry.Position, cancellationToken);
            var size = request.TreeSize == 0 ? newest?.Size ?? 0 : request.TreeSize;
            if (size > (newest?.Size ?? 0))
            {
                return ProofStatus.BeyondTree("tree_size", size, newest?.Size ?? 0);
            }

            if (await log.ProveAsync(entry.Position, size, cancellationToken) is not { } proof)
            {
                return ProofStatus.NotInTree(entry.Position, size);
            }

            var checkpoint = await ExactAsync(log, origin, size, cancellationToken);
            return new GetInclusionProofResponse
            {
                Leaf = entry.Content,
                LeafIndex = proof.Leaf,
                TreeSize = size,
                Hashes = { proof.Hashes.Select(ProofMessages.Of) },
                Checkpoint = checkpoint,
                ProofFile = checkpoint is null ? "" : new InclusionNote(entry.Content, proof.Leaf, proof.Hashes, checkpoint.Note).ToString(),
            };
        });

    /// <summary>VerifyCourse.</summary>
    public async ValueTask<ApiResult<VerifyCourseResponse>> VerifyCourseAsync(VerifyCourseRequest request, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await gate.AdmitAsync(VerifyAccess, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return admission.Refusal!;
        }

        if (CourseNames.TryRead(request.Course, caller.Clinic, context, out var key) is { } problem)
        {
            return problem;
        }

        var reading = await courses.ReadAsync(key, caller, cancellationToken);
        if (reading is CourseReading.Refused refused)
        {
            return refusals.Of(refused.Refusal, key);
        }

        var course = (CourseReading.Found)reading;
        context.Access.Discloses(key, course.Emergency);
        try
        {
            var found = await proofs.Courses.VerifyAsync(key, course.State.Version, cancellationToken);
            var origin = await proofs.Logs[JournalLog.LogName].FindOriginAsync(cancellationToken) ?? "";
            return new VerifyCourseResponse
            {
                Verified = found.Fault is null,
                Events = found.Events,
                Fault = ProofMessages.Of(found.Fault?.Kind),
                FaultVersion = found.Fault?.Version ?? 0,
                Detail = found.Fault?.Detail ?? "",
                Checkpoint = found.Checkpoint is { } checkpoint ? ProofMessages.Of(checkpoint, origin) : null,
                HeadHash = found.Head.ToString(),
                VerifyTime = clock.GetUtcNow().ToTimestamp(),
            };
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    private UnaryHandler<TRequest, TResponse> OverLog<TRequest, TResponse>(
        string method,
        Func<TRequest, string> logOf,
        Func<ProofLog, string, TRequest, Engine.Commands.Caller, ApiCallContext, CancellationToken, ValueTask<ApiResult<TResponse>>> answer)
        where TResponse : class
    {
        var access = AccessTable.Find($"ProofService/{method}") ?? throw new UnreachableException($"{method} has no row in {nameof(AccessTable)}.");
        return async (request, context, cancellationToken) =>
        {
            var admission = await gate.AdmitAsync(access, context, cancellationToken);
            if (admission.Caller is not { } caller)
            {
                return admission.Refusal!;
            }

            var name = logOf(request) is { Length: > 0 } given ? given : JournalLog.LogName;
            if (!proofs.Logs.TryGetValue(name, out var log))
            {
                return RefusalStatus.Invalid([new FieldViolation("log", $"Expected one of {string.Join(", ", proofs.Logs.Keys.Order())}.")]);
            }

            try
            {
                return await log.FindOriginAsync(cancellationToken) is { } origin
                    ? await answer(log, origin, request, caller, context, cancellationToken)
                    : ProofStatus.NoCheckpoint(0);
            }
            catch (JournalUnavailableException)
            {
                return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
            }
            catch (DamagedTreeException e)
            {
                return ProofStatus.Damaged(e.Message);
            }
        };
    }

    private static async ValueTask<Checkpoint?> ExactAsync(ProofLog log, string origin, long size, CancellationToken cancellationToken) =>
        await log.Store.FindCoveringAsync(size, cancellationToken) is { } found && found.Size == size ? ProofMessages.Of(found, origin) : null;

    private static Status Negative(string field, long found) => RefusalStatus.Invalid([new FieldViolation(field, $"Expected 0 or more, found {found}.")]);
}
