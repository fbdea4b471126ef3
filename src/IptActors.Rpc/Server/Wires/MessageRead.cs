using Google.Protobuf;

namespace IptActors.Rpc.Server.Wires;

/// <summary>What reading yielded: a message, the end (neither), or why there is no message.</summary>
internal readonly record struct MessageRead(IMessage? Message, RpcStatus? Refusal)
{
    public static MessageRead End { get; }

    public bool IsEnd => Message is null && Refusal is null;

    public static MessageRead Of(IMessage message) => new(message, null);

    public static MessageRead Refused(RpcCode code, string message) => new(null, new RpcStatus(code, message));
}
