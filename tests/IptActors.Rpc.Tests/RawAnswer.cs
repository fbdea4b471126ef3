using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IptActors.Rpc.Tests;

/// <summary>All of an answer.</summary>
internal sealed record RawAnswer(int HttpStatus, Dictionary<string, string> Headers, byte[] Body, Dictionary<string, string> Trailers)
{
    /// <summary>The gRPC status, from the trailers or, when there was nothing else, from the headers.</summary>
    public RpcCode Code => (RpcCode)int.Parse(Trailers.TryGetValue("grpc-status", out string? text) ? text : Headers["grpc-status"], CultureInfo.InvariantCulture);

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The envelopes of the body.</summary>
    public IReadOnlyList<(byte Flags, byte[] Payload)> Frames
    {
        get
        {
            List<(byte, byte[])> frames = [];
            for (int at = 0; at < Body.Length;)
            {
                int length = BinaryPrimitives.ReadInt32BigEndian(Body.AsSpan(at + 1));
                frames.Add((Body[at], Body[(at + 5)..(at + 5 + length)]));
                at += 5 + length;
            }

            return frames;
        }
    }
}
