using System.Buffers;
using System.IO.Compression;

namespace IptActors.Rpc.Wire;

/// <summary>The one compression every gRPC and Connect implementation has. A new context for each message, as the protocols demand.</summary>
internal static class Gzip
{
    public const string Name = "gzip";
    public const string Identity = "identity";

    // A block of the decompressor; also bounds how far past the limit a bomb is unpacked.
    private const int Block = 16 * 1024;

    public static void Compress(ReadOnlySpan<byte> message, IBufferWriter<byte> destination)
    {
        using var gzip = new GZipStream(new BufferWriterStream(destination), CompressionLevel.Fastest);
        gzip.Write(message);
    }

    /// <summary>Unpacks into <paramref name="destination"/> and stops one block after the limit, whatever the message claims.</summary>
    public static GzipOutcome Decompress(in ReadOnlySequence<byte> message, int limit, PooledBuffer destination)
    {
        try
        {
            using var gzip = new GZipStream(new SequenceStream(message), CompressionMode.Decompress);
            while (gzip.Read(destination.GetSpan(Block)) is > 0 and int read)
            {
                destination.Advance(read);
                if (destination.Length > limit)
                {
                    return GzipOutcome.TooLarge;
                }
            }
        }
        catch (InvalidDataException)
        {
            return GzipOutcome.Corrupt;
        }

        return GzipOutcome.Done;
    }

    /// <summary>Whether a list such as <c>identity, gzip;q=1</c> names gzip and does not weigh it zero.</summary>
    public static bool IsAccepted(string? acceptEncoding)
    {
        foreach (Range range in acceptEncoding.AsSpan().Split(','))
        {
            ReadOnlySpan<char> coding = acceptEncoding.AsSpan()[range].Trim();
            int parameters = coding.IndexOf(';');
            ReadOnlySpan<char> name = parameters < 0 ? coding : coding[..parameters].TrimEnd();
            if (name.Equals(Name, StringComparison.OrdinalIgnoreCase))
            {
                return parameters < 0 || !IsZeroWeight(coding[(parameters + 1)..]);
            }
        }

        return false;
    }

    private static bool IsZeroWeight(ReadOnlySpan<char> parameter)
    {
        ReadOnlySpan<char> trimmed = parameter.Trim();
        return trimmed.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) && !trimmed[3..].ContainsAnyInRange('1', '9');
    }
}
