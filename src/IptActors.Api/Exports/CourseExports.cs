using Google.Protobuf;
using IptActors.Api.Access;
using IptActors.Api.Audit;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Engine.Codec;
using IptActors.Engine.History;
using IptActors.Engine.Journal;
using IptActors.Exports.Fhir;
using IptActors.Exports.Reports;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Exports;

/// <summary>Exports one course.</summary>
internal sealed class CourseExports(AuditDesk desk)
{
    private static readonly AccessRow Access = AccessTable.Find("ExportService/ExportCourse")!;
    private static readonly AccessRow ReadersAccess = AccessTable.Find("AccessService/ExportAccessReport")!;

    private readonly ExportFiles _files = new(desk.Services);
    private readonly JsonLinesExports _lines = new(desk.Services);

    /// <summary>ExportCourse.</summary>
    public async ValueTask<Status?> ExportAsync(
        ExportCourseRequest request, ResponseWriter<ExportCourseResponse> write, ApiCallContext context, CancellationToken cancellationToken)
    {
        var (visit, refusal) = await desk.ReceiveAsync(Access, request.Course, context, cancellationToken);
        if (visit is null)
        {
            return refusal;
        }

        if (request.Format is not (ExportFormat.FhirR4 or ExportFormat.Html or ExportFormat.JsonLines))
        {
            return ExportFiles.UnknownFormat("EXPORT_FORMAT_FHIR_R4, EXPORT_FORMAT_HTML or EXPORT_FORMAT_JSON_LINES");
        }

        if (_files.CheckAccessUntil(request.AccessUntil) is { } problem)
        {
            return problem;
        }

        if (request.AccessUntil is not null && await RefusalOfReadersAsync(visit, context, cancellationToken) is { } notShown)
        {
            return notShown;
        }

        try
        {
            if (request.Format == ExportFormat.JsonLines)
            {
                return await ExportLinesAsync(request.SinceSizes, visit, write, cancellationToken);
            }

            var events = new List<CourseEventRecord>();
            var state = visit.State;
            await foreach (var step in desk.Services.History.ReplayAsync(visit.Course, cancellationToken))
            {
                events.Add(step.Record);
                state = step.After.State;
            }

            var export = await _files.CollectAsync(visit.Course, state, events, request.AccessUntil, cancellationToken);
            var file = ExportFiles.Write(export, request.Format);
            for (var start = 0; start < file.Length; start += ExportFiles.PieceSize)
            {
                var piece = new ExportCourseResponse { Data = ByteString.CopyFrom(file.AsSpan(start, Math.Min(ExportFiles.PieceSize, file.Length - start))) };
                if (start == 0)
                {
                    (piece.MediaType, piece.FileName) = request.Format == ExportFormat.Html
                        ? (CourseReport.MediaType, $"{visit.Course.Course}.html")
                        : (CourseBundle.MediaType, $"{visit.Course.Course}.fhir.json");
                }

                await write(piece, cancellationToken);
            }

            return null;
        }
        catch (EventDecodingException unreadable)
        {
            return desk.Unreadable(unreadable);
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    // Who else has read the course is told to the same people as by the report of accesses, whoever carries it.
    private async ValueTask<Status?> RefusalOfReadersAsync(AuditVisit visit, ApiCallContext context, CancellationToken cancellationToken) =>
        visit.Emergency ? RefusalStatus.NotPermitted() : (await desk.Services.Gate.AdmitAsync(ReadersAccess, context, cancellationToken)).Refusal;

    private async ValueTask<Status?> ExportLinesAsync(IReadOnlyCollection<long> sizes, AuditVisit visit, ResponseWriter<ExportCourseResponse> write, CancellationToken cancellationToken)
    {
        var (file, refusal) = await _lines.OpenAsync(sizes, cancellationToken);
        if (file is null)
        {
            return refusal;
        }

        var piece = new ExportCourseResponse { MediaType = JsonLinesFile.MediaType, FileName = $"{visit.Course.Course}.jsonl" };
        await foreach (var line in file.WriteAsync(visit.Course.Clinic, visit.Course.Course, _lines.OfCourseAsync(visit.Course, cancellationToken), cancellationToken))
        {
            piece.Data = ByteString.CopyFrom(line);
            await write(piece, cancellationToken);
            piece = new ExportCourseResponse();
        }

        return null;
    }
}
