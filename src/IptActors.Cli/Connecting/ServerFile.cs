using System.Text.Json;
using IptActors.Cli.Output;

namespace IptActors.Cli.Connecting;

/// <summary>What a running server says of itself in <c>server.json</c> in its data folder.</summary>
/// <param name="Grpc">Address for gRPC, <c>http://127.0.0.1:5080</c>.</param>
/// <param name="Web">Address for Connect, gRPC-Web and the web page.</param>
/// <param name="Pid">Process id of the server.</param>
internal sealed record ServerFile(string Grpc, string Web, int Pid)
{
    /// <summary>Reads it; null when no server serves from the folder.</summary>
    /// <exception cref="CliException">The file is there but cannot be read.</exception>
    public static ServerFile? TryRead(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "server.json");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ServerFile>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Usage, $"Expected what a server says of itself in {path}, found something else ({e.Message}). Start the server again.");
        }
    }
}
