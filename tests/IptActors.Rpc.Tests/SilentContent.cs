using System.Net;

namespace IptActors.Rpc.Tests;

/// <summary>A body that begins and neither goes on nor ends until it is disposed.</summary>
internal sealed class SilentContent : HttpContent
{
    private readonly TaskCompletionSource _disposed = new();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.FlushAsync();
        await _disposed.Task;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        _disposed.TrySetResult();
        base.Dispose(disposing);
    }
}
