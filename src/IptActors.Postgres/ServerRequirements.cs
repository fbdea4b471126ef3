using IptActors.Engine.Journal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IptActors.Postgres;

/// <summary>What a server must be so that an acknowledged event survives a crash of the machine.</summary>
internal static class ServerRequirements
{
    /// <summary>Oldest major version: <c>pg_terminate_backend</c> with a timeout, which fences a lost writer, came with 14.</summary>
    public const int OldestMajor = 14;

    /// <summary>Checks version and durability. Sets synchronous_commit for this session when the server has it off.</summary>
    /// <exception cref="DatabaseSetupException">The server cannot keep the promise.</exception>
    /// <exception cref="JournalUnavailableException">It is a standby now.</exception>
    public static async Task CheckAsync(NpgsqlConnection connection, ILogger? logger, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select current_setting('server_version_num')::int / 10000, current_setting('server_encoding'), pg_is_in_recovery(),
                   current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit')
            """,
            connection);
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            await reader.ReadAsync(cancellationToken);
            Check(reader.GetInt32(0), reader.GetString(1), reader.GetString(3));
            if (reader.GetBoolean(2))
            {
                throw new JournalUnavailableException("The server is a standby and takes no writes. Connect to the primary.");
            }

            if (reader.GetString(4) != "on")
            {
                logger?.UnsafeSetting("full_page_writes", "off", "on", "A power failure can tear pages unless the file system writes 8 KiB atomically (ZFS does).");
            }

            if (reader.GetString(5) is not ("off" or "local"))
            {
                return;
            }

            logger?.UnsafeSetting("synchronous_commit", reader.GetString(5), "on", "The journal's own sessions use on.");
        }

        await using var synchronous = new NpgsqlCommand("set synchronous_commit = on", connection);
        await synchronous.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <exception cref="DatabaseSetupException">One of them does not do.</exception>
    internal static void Check(int major, string encoding, string fsync)
    {
        if (major < OldestMajor)
        {
            throw new DatabaseSetupException($"Expected PostgreSQL {OldestMajor} or newer, found {major}. Upgrade the server (pg_upgrade).");
        }

        if (encoding != "UTF8")
        {
            throw new DatabaseSetupException($"Expected a database with encoding UTF8, found {encoding}. Create one with: create database ipt encoding 'UTF8' template template0.");
        }

        if (fsync != "on")
        {
            throw new DatabaseSetupException(
                "Expected fsync = on, found off: acknowledged events would be lost, or the database destroyed, by a crash of the machine. Set fsync = on in postgresql.conf and reload.");
        }
    }
}
