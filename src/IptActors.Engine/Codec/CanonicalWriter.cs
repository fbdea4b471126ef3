using System.Buffers;
using System.Text.Json;

namespace IptActors.Engine.Codec;

/// <summary>A JSON writer over a buffer that each thread keeps for the next event, so that sealing one allocates only what is kept.</summary>
/// <remarks>Use it without awaiting in between, and not within another use on the same thread.</remarks>
internal sealed class CanonicalWriter : IDisposable
{
    // A letter of 20,000 characters fits; what is larger is not kept for the next event.
    private const int KeptCapacity = 128 * 1024;

    [ThreadStatic]
    private static CanonicalWriter? _cached;

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    private readonly Utf8JsonWriter _json;

    private CanonicalWriter() => _json = new Utf8JsonWriter(_buffer, EventJson.WriterOptions);

    /// <summary>Writes JSON; call <see cref="Flush"/> before reading what was written.</summary>
    public Utf8JsonWriter Json => _json;

    /// <summary>For bytes that are not JSON, before any JSON.</summary>
    public IBufferWriter<byte> Raw => _buffer;

    /// <summary>What was written; valid until the writer is disposed.</summary>
    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    /// <summary>Takes the thread's writer, empty.</summary>
    public static CanonicalWriter Rent()
    {
        var writer = _cached ?? new CanonicalWriter();
        _cached = null;
        return writer;
    }

    /// <summary>Gives it back to the thread.</summary>
    public void Dispose()
    {
        if (_buffer.Capacity > KeptCapacity)
        {
            _json.Dispose();
            return;
        }

        Clear();
        _cached = this;
    }

    /// <summary>Forgets what was written.</summary>
    public void Clear()
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
    }

    /// <summary>Moves what the JSON writer holds to the buffer.</summary>
    public void Flush() => _json.Flush();
}
