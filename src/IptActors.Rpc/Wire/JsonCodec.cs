using System.Buffers;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace IptActors.Rpc.Wire;

/// <summary>The canonical JSON form of Protocol Buffers (ProtoJSON).</summary>
internal sealed class JsonCodec : MessageCodec
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly JsonParser _parser;
    private readonly JsonFormatter _formatter;

    public JsonCodec(bool ignoreUnknownFields, TypeRegistry types)
    {
        _parser = new JsonParser(JsonParser.Settings.Default.WithIgnoreUnknownFields(ignoreUnknownFields).WithTypeRegistry(types));
        _formatter = new JsonFormatter(JsonFormatter.Settings.Default.WithTypeRegistry(types));
    }

    public override IMessage Parse(in ReadOnlySequence<byte> payload, MessageParser parser, MessageDescriptor type)
    {
        try
        {
            return _parser.Parse(StrictUtf8.GetString(payload), type);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            // Not UTF-8, or an Any of a type that nobody registered: wrong like any other text that is no such message.
            throw new InvalidDataException("The text is not JSON of the declared message.", e);
        }
    }

    public override int? CalculateSize(IMessage message) => null;

    public override void Write(IMessage message, IBufferWriter<byte> destination) =>
        StrictUtf8.GetBytes(_formatter.Format(message).AsSpan(), destination);
}
