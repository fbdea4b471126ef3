using System.Buffers;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace IptActors.Rpc.Wire;

/// <summary>Turns messages into bytes and back, without any envelope.</summary>
internal abstract class MessageCodec
{
    /// <summary>Reads a message.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no such message.</exception>
    /// <exception cref="InvalidJsonException">The text is no JSON.</exception>
    public abstract IMessage Parse(in ReadOnlySequence<byte> payload, MessageParser parser, MessageDescriptor type);

    /// <summary>How many bytes the message will take; null when only writing it can tell.</summary>
    public abstract int? CalculateSize(IMessage message);

    /// <summary>Writes a message.</summary>
    public abstract void Write(IMessage message, IBufferWriter<byte> destination);
}
