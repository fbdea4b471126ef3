using Google.Protobuf;
using IptActors.Api.Access;
using IptActors.Api.Audit;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;
using IptActors.Domain.Values;
using IptActors.Engine.Journal;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Exports;

/// <summary>Exports every course of a clinic, or of one of its clients, one Bundle a line.</summary>
internal sealed class ClinicExports(AuditDesk desk)
{
    private const string MediaType = "application/fhir+ndjson";

    private static readonly AccessRow Access = AccessTable.Find("ExportService/ExportClinic")!;

    private readonly ExportFiles _files = new(desk.Services);
    private readonly JsonLinesExports _lines = new(desk.Services);

    /// <summary>ExportClinic.</summary>
    public async ValueTask<Status?> ExportAsync(
        ExportClinicRequest request, ResponseWriter<ExportClinicResponse> write, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await desk.Services.Gate.AdmitAsync(Access, context, cancellationToken);
        if (admission.Caller is not { } caller)
        {
            return admission.Refusal;
        }

        if (Clinics.Check(request.Parent, caller.Clinic) is { } notThere)
        {
            return notThere;
        }

        if (request.Format is not (ExportFormat.FhirR4 or ExportFormat.JsonLines))
        {
            return ExportFiles.UnknownFormat("EXPORT_FORMAT_FHIR_R4 or EXPORT_FORMAT_JSON_LINES");
        }

        if (request is { Format: ExportFormat.JsonLines, ClientRef.Length: > 0 })
        {
            return RefusalStatus.Invalid([new FieldViolation("client_ref", "Expected nothing for JSON Lines, which prove a course or a whole clinic.")]);
        }

        if (_files.CheckAccessUntil(request.AccessUntil) is { } problem)
        {
            return problem;
        }

        try
        {
            // Said before anything is shown: also a clinic without courses was asked for.
            context.Access.DisclosesAggregate();
            if (request.Format == ExportFormat.JsonLines)
            {
                return await ExportLinesAsync(request.SinceSizes, caller.Clinic, write, context, cancellationToken);
            }

            var first = true;
            await foreach (var (snapshot, events) in ClinicCourses.ReadAsync(desk.Services.Events, caller.Clinic, _ => true, cancellationToken))
            {
                if (request.ClientRef.Length > 0 && snapshot.State.Referral!.ClientRef != request.ClientRef)
                {
                    continue;
                }

                var course = events[0].Stored.Course;
                context.Access.Discloses(course);
                var export = await _files.CollectAsync(course, snapshot.State, events, request.AccessUntil, cancellationToken);
                byte[] line = [.. ExportFiles.Write(export, request.Format), (byte)'\n'];
                for (var start = 0; start < line.Length; start += ExportFiles.PieceSize)
                {
                    var piece = new ExportClinicResponse { Data = ByteString.CopyFrom(line.AsSpan(start, Math.Min(ExportFiles.PieceSize, line.Length - start))) };
                    if (first)
                    {
                        (piece.MediaType, piece.FileName) = (MediaType, $"{caller.Clinic}.fhir.ndjson");
                        first = false;
                    }

                    await write(piece, cancellationToken);
                }
            }

            return null;
        }
        catch (JournalUnavailableException)
        {
            return RefusalStatus.JournalUnavailable(TimeSpan.FromSeconds(1));
        }
    }

    private async ValueTask<Status?> ExportLinesAsync(IReadOnlyCollection<long> sizes, ClinicId clinic, ResponseWriter<ExportClinicResponse> write, ApiCallContext context, CancellationToken cancellationToken)
    {
        var (file, refusal) = await _lines.OpenAsync(sizes, cancellationToken);
        if (file is null)
        {
            return refusal;
        }

        var piece = new ExportClinicResponse { MediaType = JsonLinesFile.MediaType, FileName = $"{clinic}.jsonl" };
        var events = _lines.OfClinicAsync(clinic, cancellationToken).Select(stored =>
        {
            context.Access.Discloses(stored.Course);
            return stored;
        });
        await foreach (var line in file.WriteAsync(clinic, null, events, cancellationToken))
        {
            piece.Data = ByteString.CopyFrom(line);
            await write(piece, cancellationToken);
            piece = new ExportClinicResponse();
        }

        return null;
    }
}
