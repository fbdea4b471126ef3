using System.Text.Json;
using Npgsql;

namespace IptActors.Server.Hosting;

/// <summary>
/// The file <c>server.json</c> in the data folder, there as long as the server serves: addresses and process, so that tools on the same
/// machine find it. It holds no secret.
/// </summary>
internal sealed class ServerFile : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string _path;

    private ServerFile(string path) => _path = path;

    /// <summary>Writes the file whole or not at all.</summary>
    public static async Task<ServerFile> WriteAsync(EmbeddedServer server, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(server.Options.DataFolder);
        var path = Path.Combine(server.Options.DataFolder, "server.json");
        var content = new
        {
            grpc = Text(server.Grpc),
            web = Text(server.Web),
            pid = Environment.ProcessId,
            version = typeof(ServerFile).Assembly.GetName().Version?.ToString(3),
            postgres = server.PrivatePostgres is { } postgres ? Describe(new NpgsqlConnectionStringBuilder(postgres.ConnectionString), postgres.BinFolder) : null,
        };
        var unfinished = path + ".new";
        await File.WriteAllTextAsync(unfinished, JsonSerializer.Serialize(content, Json) + "\n", cancellationToken);
        File.Move(unfinished, path, overwrite: true);
        return new ServerFile(path);
    }

    /// <summary>Removes the file.</summary>
    public ValueTask DisposeAsync()
    {
        File.Delete(_path);
        return ValueTask.CompletedTask;
    }

    private static object Describe(NpgsqlConnectionStringBuilder connection, string binFolder) =>
        new { socketFolder = connection.Host, binFolder, role = connection.Username, database = connection.Database };

    private static string Text(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
