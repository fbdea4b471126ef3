using System.Text.Json;
using System.Text.Json.Serialization;
using IptActors.Cli.Output;

namespace IptActors.Cli.Connecting;

/// <summary>What a running server says of itself in <c>server.json</c> in its data folder.</summary>
/// <param name="Grpc">Address for gRPC, <c>http://127.0.0.1:5080</c>.</param>
/// <param name="Web">Address for Connect, gRPC-Web and the web page.</param>
/// <param name="Pid">Process id of the server.</param>
/// <param name="Version">Its version; null from a server that does not say.</param>
/// <param name="Postgres">Its private PostgreSQL; null when it uses another.</param>
internal sealed record ServerFile(string Grpc, string Web, int Pid, string? Version, ServerFile.Database? Postgres)
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

    /// <summary>How to reach the private PostgreSQL.</summary>
    /// <param name="SocketFolder">Folder of its Unix socket.</param>
    /// <param name="Role">Role to connect as.</param>
    /// <param name="Name">Name of the database.</param>
    internal sealed record Database(string SocketFolder, string Role, [property: JsonPropertyName("database")] string Name);
}
