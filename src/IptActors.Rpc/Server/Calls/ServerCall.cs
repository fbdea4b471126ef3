using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using Google.Protobuf;
using IptActors.Rpc.Diagnostics;
using IptActors.Rpc.Server.Wires;
using Microsoft.AspNetCore.Http;

namespace IptActors.Rpc.Server.Calls;

/// <summary>
/// One call from its headers to its status.
/// 1. The wire reads the protocol's headers.  2. The deadline starts.  3. Middleware and handler run.  4. The status is sent, by whoever
/// gets there first: the handler's end or the deadline.  5. The call is measured.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A call disposes what it owns when it ends, in RunAsync.")]
internal abstract class ServerCall
{
    private static readonly RpcStatus DeadlineExceeded = new(RpcCode.DeadlineExceeded, "The deadline passed.");
    private static readonly RpcStatus Cancelled = new(RpcCode.Cancelled, "The call was cancelled.");
    private static readonly RpcStatus Stopping = new(RpcCode.Unavailable, "The server is stopping. Call again: another one may answer.");
    private static readonly RpcStatus HandlerFailed = new(RpcCode.Unknown, "The handler failed. The server's log says why.");
    private static readonly RpcStatus NoRequest = new(RpcCode.Unimplemented, "The method takes one request message; none came.");
    private static readonly RpcStatus TwoRequests = new(RpcCode.Unimplemented, "The method takes one request message; more came.");

    private CallGate _gate;
    private CallLifetime? _lifetime;
    private RpcCallContext? _context;

    protected ServerCall(ServerWire wire) => Wire = wire;

    public ServerWire Wire { get; }

    public HttpContext Http => Wire.Http;

    /// <summary>What is called. Handlers and middleware exist only for methods that do.</summary>
    public RpcMethod Method => Wire.Method!;

    /// <summary>The name of what is called, for logs.</summary>
    public string MethodName => Wire.Method?.FullName ?? CallMeasure.UnknownMethod;

    public RpcCallContext Context => _context ??= new RpcCallContext(this);

    public DateTimeOffset? Deadline => _lifetime?.Deadline;

    public RpcMetadata? ResponseHeaders { get; set; }

    public RpcMetadata? ResponseTrailers { get; set; }

    public bool? CompressResponses { get; set; }

    /// <summary>The response that goes out together with the status; null when there is none, or it went out before.</summary>
    public IMessage? LastResponse { get; protected set; }

    public CancellationToken CancellationToken => _lifetime?.LinkedTo(Http.RequestAborted) ?? Http.RequestAborted;

    /// <summary>Cancelled when the call may last no longer. Reading and writing need no more: a peer that is gone ends them anyway.</summary>
    public CancellationToken LifetimeToken => _lifetime?.Token ?? CancellationToken.None;

    /// <summary>Reads the request and runs the handler. Sends streamed responses, but neither the last one nor the status.</summary>
    public abstract ValueTask<RpcStatus> HandleAsync();

    public async Task RunAsync()
    {
        CallMeasure measure = CallMeasure.Start(Wire);
        RpcStatus status = Wire.Open() ?? await ExecuteAsync();
        status = await FinishAsync(status);
        if (_lifetime is not null)
        {
            await _lifetime.DisposeAsync();
        }

        measure.Stop(status.Code);
        if (!status.IsOk)
        {
            Wire.Server.Logger.CallRefused(MethodName, status.Code);
        }
    }

    public async ValueTask WriteAsync(IMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BeginWrite();
        try
        {
            if (!Wire.HasStarted)
            {
                Wire.Start(this);
            }

            if (Wire.Write(message, CompressResponses) is { } refusal)
            {
                throw new RpcException(refusal);
            }

            await FlushAsync(cancellationToken);
        }
        finally
        {
            EndWrite();
        }
    }

    public async ValueTask SendHeadersAsync()
    {
        BeginWrite();
        try
        {
            if (!Wire.HasStarted)
            {
                Wire.Start(this);
                await FlushAsync(LifetimeToken);
            }
        }
        finally
        {
            EndWrite();
        }
    }

    protected async ValueTask<MessageRead> ReadOnlyMessageAsync()
    {
        MessageRead read = await Wire.ReadAsync(LifetimeToken);
        if (read.Message is null)
        {
            return read.Refusal is null ? new MessageRead(null, NoRequest) : read;
        }

        MessageRead next = await Wire.ReadAsync(LifetimeToken);
        return next.IsEnd ? read : new MessageRead(null, next.Refusal ?? TwoRequests);
    }

    // The handler may notice before the tokens do, because the reader, the writer and the tokens learn it one after the other.
    private bool IsOver => CancellationToken.IsCancellationRequested || Wire.PeerIsGone || _gate.IsFinished;

    // A stream of responses need not have an end, so a server that stops does not wait for it.
    private bool IsStopping => Wire.Method is { StreamsResponses: true } && Wire.Server.Stopping.IsCancellationRequested;

    // Most calls have no deadline and one response: they need no lifetime of their own.
    private void StartLifetime()
    {
        bool streams = Wire.Method is { StreamsResponses: true };
        if (streams || Wire.Timeout is not null)
        {
            _lifetime = new CallLifetime(this, streams ? Wire.Server.Stopping : CancellationToken.None);
        }

        if (Wire.Timeout is { } timeout)
        {
            _lifetime!.StartDeadline(timeout, Wire.Server.Options.TimeProvider);
        }
    }

    private async ValueTask<RpcStatus> ExecuteAsync()
    {
        if (Wire.Timeout <= TimeSpan.Zero)
        {
            return DeadlineExceeded;
        }

        StartLifetime();
        try
        {
            return Wire.Server.Options.Middleware is { } middleware && this is not RefusedServerCall
                ? await middleware(Context, new RpcNext(this))
                : await HandleAsync();
        }
        catch (RpcException e)
        {
            return e.Status;
        }
        catch (OperationCanceledException) when (IsOver)
        {
            return IsStopping ? Stopping : Cancelled;
        }
#pragma warning disable CA1031 // Whatever a handler throws ends its call and is logged; it must not end the connection that other calls share.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Wire.Server.Logger.HandlerFailed(MethodName, e);
            return HandlerFailed;
        }
    }

    private async ValueTask<RpcStatus> FinishAsync(RpcStatus status)
    {
        if (_gate.TryFinish())
        {
            return Send(_lifetime is { HasExpired: true } ? DeadlineExceeded : status);
        }

        if (_gate.IsFinished)
        {
            await _lifetime!.ExpirySent;
            return DeadlineExceeded;
        }

        // The handler returned and left a write behind: nothing that follows could be trusted to arrive whole.
        Wire.Server.Logger.WriteLeftBehind(MethodName);
        Http.Abort();
        return HandlerFailed;
    }

    private RpcStatus Send(RpcStatus status)
    {
        if (!status.IsOk)
        {
            LastResponse = null;
        }

        try
        {
            return Wire.Finish(this, status);
        }
#pragma warning disable CA1031 // A response that cannot be written, such as an Any that JSON has no type for, fails its call as a handler would.
        catch (Exception e) when (LastResponse is not null)
#pragma warning restore CA1031
        {
            Wire.Server.Logger.HandlerFailed(MethodName, e);
            LastResponse = null;
            return Wire.Finish(this, HandlerFailed);
        }
    }

    /// <summary>Sends DEADLINE_EXCEEDED now if the response is free, whatever the handler is doing; null if it is not.</summary>
    /// <returns>Done when the caller has taken all of the response.</returns>
    internal Task? TryExpire()
    {
        if (!_gate.TryFinish())
        {
            return null;
        }

        Send(DeadlineExceeded);
        return Http.Response.CompleteAsync();
    }

    private void BeginWrite()
    {
        if (_gate.TryBeginWrite())
        {
            return;
        }

        if (_gate.IsFinished)
        {
            throw new OperationCanceledException("The call has ended.", CancellationToken);
        }

        throw new InvalidOperationException("A response of this call is still being written: await it before writing the next.");
    }

    // The deadline may have passed during the write and found the response busy: then its status is ours to send.
    private void EndWrite()
    {
        _gate.EndWrite();
        if (_lifetime is { HasExpired: true })
        {
            _lifetime.SendExpiry();
        }
    }

    // Kestrel resets the whole stream when a token given to FlushAsync is cancelled, and then no status can follow. A pending flush that
    // is cancelled ends without that; what was written goes out before the status, as soon as the caller has room for it.
    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        PipeWriter body = Http.Response.BodyWriter;
        FlushResult result;
        do
        {
            ValueTask<FlushResult> flush = body.FlushAsync(CancellationToken.None);
            using CancellationTokenRegistration waking = flush.IsCompleted
                ? default
                : cancellationToken.UnsafeRegister(static state => ((PipeWriter)state!).CancelPendingFlush(), body);
            result = await flush;
            cancellationToken.ThrowIfCancellationRequested();
        }
        while (result.IsCanceled);

        if (result.IsCompleted || Http.RequestAborted.IsCancellationRequested)
        {
            Wire.PeerIsGone = true;
            throw new OperationCanceledException("The caller went away.", CancellationToken);
        }
    }
}
