using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using IptActors.Engine.Chain;

namespace IptActors.Engine.AccessLog;

/// <summary>
/// The chain over the log of access: every entry's hash covers its place, its content and the hash before it. The bytes are laid down in
/// docs/access-log.md; they never change, a new form gets a new first line.
/// </summary>
public static class AccessChain
{
    /// <summary>What stands before the first entry: 32 zero bytes.</summary>
    public static EventHash Genesis => default;

    private static ReadOnlySpan<byte> Form => "iptactors access v1\n"u8;

    /// <summary>The hash of an entry.</summary>
    /// <param name="previous">The hash of the entry before it; <see cref="Genesis"/> for the first.</param>
    /// <param name="position">Its place.</param>
    /// <param name="entry">What happened.</param>
    /// <param name="buffer">Working memory, cleared before use; for a caller that hashes many.</param>
    public static EventHash Next(EventHash previous, long position, AccessEntry entry, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        Write(previous, position, entry, buffer);
        return EventHash.Of(buffer.WrittenSpan);
    }

    /// <summary>The hash of an entry.</summary>
    public static EventHash Next(EventHash previous, long position, AccessEntry entry) => Next(previous, position, entry, new ArrayBufferWriter<byte>(512));

    /// <summary>Writes the bytes that are hashed.</summary>
    public static void Write(EventHash previous, long position, AccessEntry entry, IBufferWriter<byte> bytes)
    {
        bytes.Write(Form);
        previous.CopyTo(bytes.GetSpan(EventHash.Size));
        bytes.Advance(EventHash.Size);
        Number(position);
        Number((entry.At.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        Text(entry.Who.Clinic);
        Text(entry.Who.Subject);
        Text(entry.Who.Role);
        Text(entry.Who.OnBehalfOf);
        Text(entry.Who.Purpose);
        Text(entry.Method);
        Text(entry.Outcome);
        Number(entry.Emergency ? 1 : 0);
        Number(entry.Count);
        Text(entry.RequestId);
        Text(entry.CorrelationId);
        Number(entry.Courses.Count);
        for (var i = 0; i < entry.Courses.Count; i++)
        {
            Text(entry.Courses[i]);
        }

        void Number(long value)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), value);
            bytes.Advance(sizeof(long));
        }

        void Text(string text)
        {
            var span = bytes.GetSpan(sizeof(long) + Encoding.UTF8.GetMaxByteCount(text.Length));
            var length = Encoding.UTF8.GetBytes(text, span[sizeof(long)..]);
            BinaryPrimitives.WriteInt64BigEndian(span, length);
            bytes.Advance(sizeof(long) + length);
        }
    }
}
