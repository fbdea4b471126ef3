using System.Net;

namespace IptActors.Rpc.Tests;

/// <summary>A body of which every byte is a write of its own.</summary>
internal sealed class TricklingContent(byte[] body) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (byte octet in body)
        {
            await stream.WriteAsync(new[] { octet });
            await stream.FlushAsync();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
