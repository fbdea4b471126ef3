using System.Runtime.CompilerServices;
using Google.Rpc;
using IptActors.Api.Audit;
using IptActors.Api.Errors;
using IptActors.Api.Proofs;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Chain;
using IptActors.Engine.Journal;
using IptActors.Engine.Proofs.Tree;
using ErrorReason = IptActors.Contracts.V1.ErrorReason;

namespace IptActors.Api.Exports;

/// <summary>Makes files of JSON Lines, of a course or a clinic, up to a checkpoint that was signed.</summary>
internal sealed class JsonLinesExports(AuditServices services)
{
    private const int EventsAtATime = 1000;
    private const int MostSizes = 16;

    /// <summary>Prepares a file: a checkpoint that covers what is there, and proofs that it goes on from older ones.</summary>
    /// <param name="sizes">Sizes of the trees of older checkpoints.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The file, or why it cannot be made now.</returns>
    public async ValueTask<(JsonLinesFile? File, Status? Refusal)> OpenAsync(IReadOnlyCollection<long> sizes, CancellationToken cancellationToken)
    {
        if (sizes.Count > MostSizes || sizes.Any(size => size < 1))
        {
            return (null, RefusalStatus.Invalid([new FieldViolation("since_sizes", $"Expected at most {MostSizes} sizes of 1 or more.")]));
        }

        var log = services.Proofs.Logs["events"];
        var head = await services.History.ReadHeadAsync(cancellationToken);
        var checkpoint = await log.CoverAsync(head, cancellationToken);
        if (checkpoint is null || await log.FindOriginAsync(cancellationToken) is not { } origin)
        {
            return (null, Statuses.Of(Code.Unavailable, ErrorReason.NotSignedYet, "No checkpoint is signed yet.").RetryAfter(TimeSpan.FromSeconds(1)));
        }

        var proofs = new SortedDictionary<long, IReadOnlyList<EventHash>>();
        foreach (var size in sizes)
        {
            if (size > checkpoint.Size)
            {
                return (null, ProofStatus.BeyondTree("since_sizes", size, checkpoint.Size));
            }

            proofs[size] = await log.Store.ConsistencyAsync(size, checkpoint.Size, cancellationToken);
        }

        return (new JsonLinesFile(log, checkpoint, origin, proofs), null);
    }

    /// <summary>The events of a course, in commit order.</summary>
    public async IAsyncEnumerable<StoredEvent> OfCourseAsync(CourseKey course, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        IReadOnlyList<StoredEvent> page;
        do
        {
            page = await services.Journal.ReadCourseAsync(course, after, EventsAtATime, cancellationToken);
            foreach (var stored in page)
            {
                yield return stored;
                after = stored.Event.Version;
            }
        }
        while (page.Count == EventsAtATime);
    }

    /// <summary>The events of a clinic, in commit order.</summary>
    public async IAsyncEnumerable<StoredEvent> OfClinicAsync(ClinicId clinic, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        IReadOnlyList<StoredEvent> page;
        do
        {
            page = await services.Journal.ReadAllAsync(after, EventsAtATime, cancellationToken);
            foreach (var stored in page)
            {
                after = stored.Position;
                if (stored.Course.Clinic == clinic)
                {
                    yield return stored;
                }
            }
        }
        while (page.Count == EventsAtATime);
    }
}
