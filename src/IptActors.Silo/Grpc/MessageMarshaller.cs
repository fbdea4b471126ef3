using Google.Protobuf;
using Grpc.Core;

namespace IptActors.Silo.Grpc;

/// <summary>Messages to bytes and back, straight from and to the buffers of the call.</summary>
internal static class MessageMarshaller<T>
    where T : class, IMessage<T>, new()
{
    private static readonly MessageParser<T> Parser = new(static () => new T());

    /// <summary>The one marshaller of the message.</summary>
    public static Marshaller<T> Instance { get; } = Marshallers.Create<T>(Write, Read);

    private static void Write(T message, SerializationContext context)
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    private static T Read(DeserializationContext context)
    {
        try
        {
            return Parser.ParseFrom(context.PayloadAsReadOnlySequence());
        }
        catch (InvalidProtocolBufferException)
        {
            throw GrpcStatus.Malformed();
        }
    }
}
