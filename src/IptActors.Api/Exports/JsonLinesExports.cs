using System.Runtime.CompilerServices;
using Google.Rpc;
using IptActors.Api.Audit;
using IptActors.Api.Errors;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using ErrorReason = IptActors.Contracts.V1.ErrorReason;

namespace IptActors.Api.Exports;

/// <summary>Makes files of JSON Lines, of a course or a clinic, up to a checkpoint that was signed.</summary>
internal sealed class JsonLinesExports(AuditServices services)
{
    private const int EventsAtATime = 1000;

    /// <summary>Prepares a file: a checkpoint that covers what is there.</summary>
    /// <returns>The file, or why it cannot be made now.</returns>
    public async ValueTask<(JsonLinesFile? File, Status? Refusal)> OpenAsync(CancellationToken cancellationToken)
    {
        var log = services.Proofs.Logs["events"];
        var head = await services.History.ReadHeadAsync(cancellationToken);
        var checkpoint = await log.CoverAsync(head, cancellationToken);
        return checkpoint is not null && await log.FindOriginAsync(cancellationToken) is { } origin
            ? (new JsonLinesFile(log, checkpoint, origin), null)
            : (null, Statuses.Of(Code.Unavailable, ErrorReason.NotSignedYet, "No checkpoint is signed yet.").RetryAfter(TimeSpan.FromSeconds(1)));
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
