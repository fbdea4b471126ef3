using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Audit;
using IptActors.Api.Binding;
using IptActors.Api.Errors;
using IptActors.Contracts.V1;
using IptActors.Domain.Care;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.AccessLog;
using IptActors.Engine.History;
using IptActors.Exports;
using IptActors.Exports.Fhir;
using IptActors.Exports.Reports;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Exports;

/// <summary>Makes the file of one course, for exports of one and of many.</summary>
internal sealed class ExportFiles(AuditServices services)
{
    private const int AccessesAtATime = 1000;

    /// <summary>Bytes in one piece of a stream.</summary>
    public const int PieceSize = 64 * 1024;

    /// <summary>Why a moment up to which accesses are told cannot be; null when it can, or when there is none.</summary>
    public Status? CheckAccessUntil(Timestamp? until) => until is null ? null : PastMoments.Check("access_until", until, services.Clock.GetUtcNow());

    /// <summary>A form that there is not, or not here.</summary>
    public static Status UnknownFormat(string expected) => RefusalStatus.Invalid([new FieldViolation("format", $"Expected {expected}, found another.")]);

    /// <summary>All that leaves the clinic with a course. Process notes stay, whoever asks.</summary>
    public async ValueTask<CourseExport> CollectAsync(
        CourseKey course, CourseState state, IEnumerable<CourseEventRecord> events, Timestamp? accessUntil, CancellationToken cancellationToken) => new()
    {
        Course = course,
        State = state,
        Events =
        [
            .. from happened in events
               where happened.Recorded.Event is not ProcessNoteWritten
               select happened with { Recorded = happened.Recorded.In(state.Calendar) },
        ],
        Catalog = services.Catalogs.Of(course.Clinic),
        Access = accessUntil is null ? [] : await AccessAsync(course, Moments.Of(accessUntil), cancellationToken),
    };

    /// <summary>The file.</summary>
    public static byte[] Write(CourseExport export, ExportFormat format) => format switch
    {
        ExportFormat.FhirR4 => CourseBundle.Write(export),
        ExportFormat.Html => CourseReport.Write(export),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Checked before."),
    };

    private async ValueTask<IReadOnlyList<CourseAccess>> AccessAsync(CourseKey course, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var all = new List<CourseAccess>();
        long? before = null;
        IReadOnlyList<RecordedAccess> page;
        do
        {
            var query = new AccessQuery(course.Clinic, course.Course, null, null, until, before, AccessesAtATime);
            page = await services.AccessRecords.ListAsync(query, cancellationToken);
            all.AddRange(page.Select(Word));
            before = page.Count > 0 ? page[^1].Position : null;
        }
        while (page.Count == AccessesAtATime);
        all.Reverse();
        return all;
    }

    private static CourseAccess Word(RecordedAccess access)
    {
        var (entry, who) = (access.Entry, access.Entry.Who);
        return new CourseAccess(
            access.Position, entry.At, who.Subject, who.Role, NullIfEmpty(who.OnBehalfOf), NullIfEmpty(who.Purpose), entry.Method, entry.Outcome, NullIfEmpty(entry.RequestId));
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
