using System.Text.Json;
using System.Text.Json.Nodes;
using IptActors.Cli.Output;

namespace IptActors.Cli.Calling;

/// <summary>The JSON that a person gives for requests: as an argument, as <c>@file</c>, or <c>-</c> for standard input.</summary>
internal static class RequestText
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The text itself.</summary>
    /// <exception cref="CliException">The file cannot be read.</exception>
    public static async Task<string> ReadAsync(string argument, TextReader input, CancellationToken cancellationToken)
    {
        if (argument == "-")
        {
            return await input.ReadToEndAsync(cancellationToken);
        }

        if (!argument.StartsWith('@'))
        {
            return argument;
        }

        try
        {
            return await File.ReadAllTextAsync(argument[1..], cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Usage, $"Expected a file with the request: {e.Message}");
        }
    }

    /// <summary>The one object in the text; an empty text is an empty request.</summary>
    /// <exception cref="CliException">It is not a JSON object.</exception>
    public static JsonObject One(string text) => string.IsNullOrWhiteSpace(text) ? [] : Object(text, "the request");

    /// <summary>The objects in the text: an array of them, or one on each line.</summary>
    /// <exception cref="CliException">Something in it is not a JSON object.</exception>
    public static IReadOnlyList<JsonObject> Many(string text)
    {
        if (text.AsSpan().TrimStart().StartsWith("["))
        {
            return [.. Parse(text, "the requests")!.AsArray().Select((item, index) => item as JsonObject ?? throw NotAnObject($"request {index + 1}"))];
        }

        return [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((line, index) => Object(line, $"line {index + 1}"))];
    }

    private static JsonObject Object(string text, string what) => Parse(text, what) as JsonObject ?? throw NotAnObject(what);

    private static JsonNode? Parse(string text, string what)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Lenient);
        }
        catch (JsonException e)
        {
            throw new CliException(ExitCode.Usage, $"Expected {what} as JSON: {e.Message}");
        }
    }

    private static CliException NotAnObject(string what) => new(ExitCode.Usage, $"Expected {what} as a JSON object, {{...}}.");
}
