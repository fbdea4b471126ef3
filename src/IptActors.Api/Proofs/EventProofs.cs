using Google.Rpc;
using IptActors.Api.Courses;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using IptActors.Engine.Proofs;

namespace IptActors.Api.Proofs;

/// <summary>Finds the entry of a log that a caller names, if it is of the caller's clinic.</summary>
/// <param name="journal">The events of courses.</param>
internal sealed class EventProofs(ICourseJournal journal)
{
    private const int PageSize = 256;

    /// <summary>The entry, or why it is not told.</summary>
    public async ValueTask<(LogEntry? Entry, Status? Refusal)> FindAsync(
        ProofLog log, GetInclusionProofRequest request, ClinicId clinic, ApiCallContext context, CancellationToken cancellationToken)
    {
        switch (request.EntryCase)
        {
            case GetInclusionProofRequest.EntryOneofCase.Position when request.Position < 1:
                return (null, RefusalStatus.Invalid([new FieldViolation("position", $"Expected 1 or more, found {request.Position}.")]));
            case GetInclusionProofRequest.EntryOneofCase.Position:
                var entry = await log.FindEntryAsync(request.Position, cancellationToken);

                if (entry?.Clinic != clinic.Value)
                {
                    // Entries of other clinics are not there for the caller.
                    return (null, ProofStatus.NoEntry());
                }

                if (entry.Course is { } shown)
                {
                    context.Access.Asks(shown);
                }

                return (entry, null);
            case GetInclusionProofRequest.EntryOneofCase.Event when log.Name != JournalLog.LogName:
                return (null, RefusalStatus.Invalid([new FieldViolation("event", $"Expected a position: the log {log.Name} has no courses.")]));
            case GetInclusionProofRequest.EntryOneofCase.Event:
                return await FindAsync(request.Event, clinic, context, cancellationToken);
            default:
                return (null, RefusalStatus.Invalid([new FieldViolation("entry", "Expected an event or a position, found neither.")]));
        }
    }

    private async ValueTask<(LogEntry? Entry, Status? Refusal)> FindAsync(
        CourseEventName name, ClinicId clinic, ApiCallContext context, CancellationToken cancellationToken)
    {
        if (CourseNames.TryRead(name.Course, clinic, context, out var course) is { } problem)
        {
            return (null, problem);
        }

        switch (name.EventCase)
        {
            case CourseEventName.EventOneofCase.Version when name.Version >= 1:
                return Told((await journal.ReadCourseAsync(course, name.Version - 1, 1, cancellationToken)).FirstOrDefault(stored => stored.Event.Version == name.Version));
            case CourseEventName.EventOneofCase.EventId when Guid.TryParseExact(name.EventId, "D", out var id):
                return Told(await FindAsync(course, id, cancellationToken));
            default:
                return (null, RefusalStatus.Invalid([new FieldViolation("event", "Expected a version of 1 or more, or an event_id that is a UUID.")]));
        }
    }

    private async ValueTask<StoredEvent?> FindAsync(CourseKey course, Guid id, CancellationToken cancellationToken)
    {
        var version = 0L;
        while (await journal.ReadCourseAsync(course, version, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            if (page.FirstOrDefault(stored => stored.Event.Id == id) is { } found)
            {
                return found;
            }

            version = page[^1].Event.Version;
        }

        return null;
    }

    private static (LogEntry? Entry, Status? Refusal) Told(StoredEvent? stored) => stored is null
        ? (null, ProofStatus.NoEntry())
        : (new LogEntry(stored.Position, stored.Course.Clinic.Value, stored.Course, JournalLog.ContentOf(stored)), null);
}
