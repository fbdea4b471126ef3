using Google.Protobuf;
using IptActors.Api.Access;
using IptActors.Api.Audit;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Engine.Journal;
using Status = Google.Rpc.Status;

namespace IptActors.Api.Exports;

/// <summary>Exports every course of a clinic, or of one of its clients, one Bundle a line.</summary>
internal sealed class ClinicExports(AuditDesk desk)
{
    private const string MediaType = "application/fhir+ndjson";

    private static readonly AccessRow Access = AccessTable.Find("ExportService/ExportClinic")!;

    private readonly ExportFiles _files = new(desk.Services);

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

        if (request.Format != ExportFormat.FhirR4)
        {
            return ExportFiles.UnknownFormat("EXPORT_FORMAT_FHIR_R4");
        }

        if (_files.CheckAccessUntil(request.AccessUntil) is { } problem)
        {
            return problem;
        }

        try
        {
            // Said before anything is shown: also a clinic without courses was asked for.
            context.Access.DisclosesAggregate();
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
}
