using System.Buffers;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace IptActors.Rpc.Wire;

/// <summary>The binary form of Protocol Buffers.</summary>
internal sealed class ProtoCodec : MessageCodec
{
    public static ProtoCodec Instance { get; } = new();

    public override IMessage Parse(in ReadOnlySequence<byte> payload, MessageParser parser, MessageDescriptor type) => parser.ParseFrom(payload);

    public override int? CalculateSize(IMessage message) => message.CalculateSize();

    public override void Write(IMessage message, IBufferWriter<byte> destination) => message.WriteTo(destination);
}
