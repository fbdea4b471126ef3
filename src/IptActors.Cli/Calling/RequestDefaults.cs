using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using IptActors.Cli.Connecting;
using IptActors.Cli.Output;

namespace IptActors.Cli.Calling;

/// <summary>Turns what a person typed into a request: a new request_id where none is given, and short ids of courses made full.</summary>
internal static class RequestDefaults
{
    /// <summary>The request.</summary>
    /// <param name="json">As typed; completed in place.</param>
    /// <param name="type">The request message.</param>
    /// <param name="clinic">The clinic of short ids.</param>
    /// <exception cref="CliException">The JSON does not fit the message.</exception>
    public static IMessage Complete(JsonObject json, MessageDescriptor type, string clinic)
    {
        if (Has(type, "request_id") && Get(json, "request_id", "requestId") is null)
        {
            json["requestId"] = Guid.NewGuid().ToString();
        }

        if (Has(type, "course") && json["course"] is JsonValue course && course.TryGetValue<string>(out var id))
        {
            json["course"] = CourseName.Full(id, clinic);
        }

        if (Has(type, "parent") && json["parent"] is null)
        {
            json["parent"] = $"clinics/{clinic}";
        }

        return MessageJson.TryParse(json.ToJsonString(), type, out var message, out var problem)
            ? message
            : throw new CliException(ExitCode.Usage, $"Expected a {type.Name}: {problem} Its fields: {string.Join(", ", type.Fields.InDeclarationOrder().Select(field => field.Name))}.");
    }

    private static bool Has(MessageDescriptor type, string field) => type.FindFieldByName(field) is { FieldType: FieldType.String, IsRepeated: false };

    private static JsonNode? Get(JsonObject json, string name, string jsonName) => json[name] ?? json[jsonName];
}
