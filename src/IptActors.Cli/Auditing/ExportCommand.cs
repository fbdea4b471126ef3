using System.CommandLine;
using Google.Protobuf;
using IptActors.Cli.Calling;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;
using IptActors.Cli.Verifying;
using IptActors.Contracts.V1;
using IptActors.Rpc;
using Spectre.Console;

namespace IptActors.Cli.Auditing;

/// <summary><c>ipt audit export</c>: a course, a client's courses or a clinic as a file.</summary>
internal static class ExportCommand
{
    private static readonly RpcMethod<ExportCourseRequest, ExportCourseResponse> CourseMethod = new(Methods.Find("ExportService/ExportCourse"));
    private static readonly RpcMethod<ExportClinicRequest, ExportClinicResponse> ClinicMethod = new(Methods.Find("ExportService/ExportClinic"));

    /// <summary>The command.</summary>
    public static Command Create(ConnectionOptions connection, Terminal terminal)
    {
        var course = new Argument<string?>("COURSE") { Description = "The course; the whole clinic when left out", Arity = ArgumentArity.ZeroOrOne };
        var client = new Option<string?>("--client") { Description = "Instead of a course: all courses of this client", HelpName = "REF" };
        var format = new Option<string>("--format") { Description = "fhir (a Bundle of FHIR R4), html (a report to read and print; one course), or jsonl (every event with what proves it offline)", DefaultValueFactory = _ => "fhir" };
        format.AcceptOnlyFromAmong("fhir", "html", "jsonl");
        var access = new Option<bool>("--with-access") { Description = "Also who was shown it, up to now" };
        var accessUntil = MomentOption.Create("--access-until", "Also who was shown it before this moment");
        var since = new Option<string[]>("--since")
        {
            Description = "With jsonl: a checkpoint that was kept; the file then proves that its history goes on from it. May be given several times",
            HelpName = "FILE",
        };
        var file = new Option<string?>("--out", "-o") { Description = "The file to write, - for standard output; named by the server when left out", HelpName = "FILE" };
        var command = new Command("export", "Writes a course, a client's courses or a clinic to a file") { course, client, format, access, accessUntil, since, file };
        AuditCall.Handle(command, connection, terminal, async (call, cancellationToken) =>
        {
            var form = call.Get(format) switch { "html" => ExportFormat.Html, "jsonl" => ExportFormat.JsonLines, _ => ExportFormat.FhirR4 };
            var until = call.Get(accessUntil) ?? (call.Get(access) ? DateTimeOffset.UtcNow : null);
            if (call.Get(since) is { Length: > 0 } && form != ExportFormat.JsonLines)
            {
                throw new CliException(ExitCode.Usage, "Expected --since only with --format jsonl: the other forms prove nothing.");
            }

            var sizes = new List<long>();
            foreach (var kept in call.Get(since) ?? [])
            {
                sizes.Add((await KeptCheckpoint.ReadAsync(kept, cancellationToken)).Size);
            }
            var pieces = (call.Result.GetValue(course), call.Get(client)) switch
            {
                ({ } one, null) => call.Channel.ServerStreamingAsync(
                    CourseMethod, new ExportCourseRequest { Course = call.NameOf(one), Format = form, AccessUntil = until.ToTimestamp(), SinceSizes = { sizes } }, cancellationToken: cancellationToken)
                    .Select(piece => (piece.Data, piece.FileName)),
                (null, var reference) => call.Channel.ServerStreamingAsync(
                    ClinicMethod, new ExportClinicRequest { Parent = $"clinics/{call.Clinic}", Format = form, ClientRef = reference ?? "", AccessUntil = until.ToTimestamp(), SinceSizes = { sizes } }, cancellationToken: cancellationToken)
                    .Select(piece => (piece.Data, piece.FileName)),
                _ => throw new CliException(ExitCode.Usage, "Expected COURSE or --client, found both."),
            };
            var written = await WriteAsync(pieces, call.Get(file), cancellationToken);
            terminal.ErrorConsole.WriteLine(written.Name is null ? "There is nothing to export." : $"{written.Name}: {written.Length} bytes");
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<(string? Name, long Length)> WriteAsync(
        IAsyncEnumerable<(ByteString Data, string FileName)> pieces, string? file, CancellationToken cancellationToken)
    {
        Stream? output = null;
        string? name = null;
        var length = 0L;
        try
        {
            await foreach (var (data, suggested) in pieces.WithCancellation(cancellationToken))
            {
                if (output is null)
                {
                    // A name from elsewhere names no folder.
                    name = file ?? Path.GetFileName(suggested);
                    output = name == "-" ? Console.OpenStandardOutput() : File.Create(name);
                }

                await output.WriteAsync(data.Memory, cancellationToken);
                length += data.Length;
            }
        }
        finally
        {
            if (output is not null)
            {
                await output.DisposeAsync();
            }
        }

        return (name, length);
    }
}
