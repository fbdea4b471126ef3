using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using IptActors.Cli.Calling;

namespace IptActors.Cli.Output;

/// <summary>Messages as the JSON that protobuf defines: the same that Connect clients send and get.</summary>
internal static class MessageJson
{
    private static readonly TypeRegistry Types = TypeRegistry.FromFiles([.. Methods.Files, Google.Rpc.ErrorDetailsReflection.Descriptor]);

    private static readonly JsonFormatter Compact = new(JsonFormatter.Settings.Default.WithTypeRegistry(Types));

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithTypeRegistry(Types));

    /// <summary>On one line.</summary>
    public static string Line(IMessage message) => Compact.Format(message);

    /// <summary>The same JSON on many lines, for reading.</summary>
    public static string Indent(string json) => JsonNode.Parse(json)!.ToJsonString(Readable);

    /// <summary>For building other JSON around it.</summary>
    public static JsonNode Node(IMessage message) => JsonNode.Parse(Compact.Format(message))!;

    /// <summary>Reads a message; false with what is wrong when the JSON does not fit it.</summary>
    public static bool TryParse(string json, MessageDescriptor type, [NotNullWhen(true)] out IMessage? message, out string problem)
    {
        try
        {
            message = Parser.Parse(json, type);
            problem = "";
            return true;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidOperationException or FormatException or OverflowException)
        {
            message = null;
            problem = e.Message;
            return false;
        }
    }
}
