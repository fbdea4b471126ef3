using System.Buffers;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using IptActors.Rpc.Wire;

namespace IptActors.Rpc.Server.Wires;

/// <summary>Connect's own JSON: the error of a unary call and the end of a stream. Always JSON, whatever the messages are.</summary>
internal static class ConnectJson
{
    public static void WriteError(IBufferWriter<byte> output, RpcStatus status)
    {
        using var json = new Utf8JsonWriter(output);
        WriteError(json, status);
    }

    public static void WriteEndOfStream(IBufferWriter<byte> output, RpcStatus status, RpcMetadata? trailers)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        if (!status.IsOk)
        {
            json.WritePropertyName("error");
            WriteError(json, status);
        }

        if (trailers is { Count: > 0 })
        {
            json.WriteStartObject("metadata");
            foreach (IGrouping<string, RpcMetadataEntry> entries in trailers.GroupBy(entry => entry.Key))
            {
                json.WriteStartArray(entries.Key);
                foreach (RpcMetadataEntry entry in entries)
                {
                    json.WriteStringValue(entry.Value);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, RpcStatus status)
    {
        json.WriteStartObject();
        json.WriteString("code", RpcCodeNames.Connect(status.Code));
        if (status.Message.Length > 0)
        {
            json.WriteString("message", status.Message);
        }

        if (status.Details is { Details.Count: > 0 } details)
        {
            json.WriteStartArray("details");
            foreach (Any detail in details.Details)
            {
                json.WriteStartObject();
                json.WriteString("type", Any.GetTypeName(detail.TypeUrl));
                json.WriteString("value", HeaderBase64.Encode(detail.Value.Span));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
