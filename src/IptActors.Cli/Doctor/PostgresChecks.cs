using IptActors.Cli.Connecting;
using Npgsql;

namespace IptActors.Cli.Doctor;

/// <summary>Looks at the private PostgreSQL of a server on this machine: does it keep what it confirms.</summary>
internal static class PostgresChecks
{
    private const string Check = "PostgreSQL";

    // Off means that an answer can be lost with the power.
    private static readonly string[] Durable = ["fsync", "full_page_writes", "synchronous_commit"];

    /// <summary>Everything about the database.</summary>
    public static async Task<IReadOnlyList<Finding>> RunAsync(ServerFile.Database? database, CancellationToken cancellationToken)
    {
        if (database is null)
        {
            return [Finding.Warn(Check, "not looked at", "The server uses one of your own, or does not run: check fsync, full_page_writes and synchronous_commit there.")];
        }

        var connection = new NpgsqlConnectionStringBuilder { Host = database.SocketFolder, Username = database.Role, Database = database.Name, Timeout = 5, CommandTimeout = 5, Pooling = false };
        try
        {
            await using var source = NpgsqlDataSource.Create(connection);
            await using var command = source.CreateCommand("select name, setting from pg_settings where name = any($1) or name = 'server_version' order by name");
            command.Parameters.Add(new NpgsqlParameter { Value = Durable });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var settings = new Dictionary<string, string>(StringComparer.Ordinal);
            while (await reader.ReadAsync(cancellationToken))
            {
                settings[reader.GetString(0)] = reader.GetString(1);
            }

            return [Finding.Ok(Check, $"version {settings["server_version"]} at {database.SocketFolder}"), Durability(settings)];
        }
        catch (NpgsqlException e)
        {
            return [Finding.Fail(Check, e.Message, "The log of the server says why; it starts PostgreSQL again by itself.")];
        }
    }

    private static Finding Durability(Dictionary<string, string> settings)
    {
        var weak = Durable.Where(name => settings.GetValueOrDefault(name) == "off").ToList();
        return weak.Count == 0
            ? Finding.Ok("durability", string.Join(", ", Durable.Select(name => $"{name} {settings.GetValueOrDefault(name)}")))
            : Finding.Fail("durability", $"{string.Join(", ", weak)} off", "Switch on what is off: without it, what was answered can be lost.");
    }
}
