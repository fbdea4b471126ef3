using System.Threading.Channels;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using IptActors.Api.Access;
using IptActors.Api.AccessLog;
using IptActors.Api.Commands;
using IptActors.Api.Errors;
using IptActors.Api.Methods;
using IptActors.Contracts.V1;
using IptActors.Domain.Courses;

namespace IptActors.Api.Courses;

/// <summary>Takes commands in bulk: those of one course in order, those of different courses side by side.</summary>
internal sealed class CommandImport(Gate gate, AccessRecorder recorder, IEnumerable<ICommandMethod> commands)
{
    // Enough courses at once to fill the journal's batches; few enough commands waiting to hold the sender back early.
    private const int Lanes = 64;
    private const int WaitingPerLane = 16;

    private static readonly AccessRow Access = AccessTable.Find("CourseService/ImportCommands")!;

    private readonly Dictionary<string, ICommandMethod> _commands = commands.ToDictionary(command => command.Request.FullName, StringComparer.Ordinal);

    /// <summary>ImportCommands.</summary>
    public async ValueTask<ApiResult<ImportCommandsResponse>> ImportAsync(
        IAsyncEnumerable<ImportCommandsRequest> requests, ApiCallContext context, CancellationToken cancellationToken)
    {
        var admission = await gate.AdmitAsync(Access, context, cancellationToken);
        if (admission.Refusal is { } refusal)
        {
            return refusal;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var tally = new ImportTally();
        var lanes = Enumerable.Range(0, Lanes).Select(_ => Channel.CreateBounded<Item>(new BoundedChannelOptions(WaitingPerLane) { SingleReader = true })).ToArray();
        var workers = lanes.Select(lane => WorkAsync(lane.Reader, context, tally, stop)).ToArray();
        try
        {
            var index = 0L;
            await foreach (var request in requests.WithCancellation(stop.Token))
            {
                tally.Received();
                if (Read(request, index) is { Command: { } command } item)
                {
                    var lane = command.TryReadCourse(item.Request!, out var course) ? (course.GetHashCode() & int.MaxValue) % Lanes : 0;
                    await lanes[lane].Writer.WriteAsync(item, stop.Token);
                }
                else
                {
                    tally.Refused(index, "", NoCommand());
                }

                index++;
            }
        }
        finally
        {
            foreach (var lane in lanes)
            {
                lane.Writer.Complete();
            }

            await Task.WhenAll(workers);
        }

        context.Access.IsRecordedByEvents();
        return tally.Summarize();
    }

    private async Task WorkAsync(ChannelReader<Item> items, ApiCallContext context, ImportTally tally, CancellationTokenSource stop)
    {
        try
        {
            await foreach (var item in items.ReadAllAsync(stop.Token))
            {
                await ExecuteAsync(item, context, tally, stop.Token);
            }
        }
        catch
        {
            // The other lanes and the reader must not go on for an answer that nobody will get.
            await stop.CancelAsync();
            throw;
        }
    }

    // Each command is a call of its own to the gate and to the log of access, and only the answer is shared.
    private async ValueTask ExecuteAsync(Item item, ApiCallContext context, ImportTally tally, CancellationToken cancellationToken)
    {
        var (index, command, request) = (item.Index, item.Command!, item.Request!);
        var own = context.ForPart();
        var admission = await gate.AdmitAsync(command.Access, own, cancellationToken);
        var result = admission.Refusal is { } denied ? denied : await command.ExecuteAsync(request, admission, own, cancellationToken);
        if (await recorder.RecordAsync(command.Method.Descriptor.Key(), command.Access.AboutClients, request, own, result.Refusal) is { } unrecorded)
        {
            throw new UnrecordedAccessException(unrecorded);
        }

        if (result.Value is { } answered)
        {
            tally.Accepted(answered.Position);
        }
        else
        {
            tally.Refused(index, command.RequestIdOf(request), result.Refusal!);
        }
    }

    private Item Read(ImportCommandsRequest request, long index)
    {
        if (request.Command is not { } any || !_commands.TryGetValue(Any.GetTypeName(any.TypeUrl), out var command))
        {
            return default;
        }

        try
        {
            return new Item(index, command, command.Parse(any.Value));
        }
        catch (InvalidProtocolBufferException)
        {
            return default;
        }
    }

    private static Google.Rpc.Status NoCommand() =>
        RefusalStatus.Invalid([new FieldViolation("command", "Expected the request message of a command, for example type.googleapis.com/ipt.v1.OpenCourseRequest, found none or a malformed one.")]);

    private readonly record struct Item(long Index, ICommandMethod? Command, IMessage? Request);
}
