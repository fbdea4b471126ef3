using System.Globalization;

namespace IptActors.Postgres.PrivateServer;

/// <summary>Settings of the private server. They are given on the command line, so an edited postgresql.conf cannot undo them.</summary>
internal static class ServerSettings
{
    private const long Megabyte = 1024 * 1024;

    // What "answered = durable" and "reached only through the socket" rest on.
    private static readonly Dictionary<string, string> Fixed = new()
    {
        ["fsync"] = "on",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
        ["listen_addresses"] = "",
        ["unix_socket_permissions"] = "0700",
        ["zero_damaged_pages"] = "off",
        ["ignore_checksum_failure"] = "off",
    };

    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["max_connections"] = "300",
        ["shared_buffers"] = $"{SharedBuffers().ToString(CultureInfo.InvariantCulture)}MB",
        ["wal_sync_method"] = "open_datasync",
        ["wal_buffers"] = "16MB",
        ["min_wal_size"] = "256MB",
        ["max_wal_size"] = "4GB",
        ["checkpoint_timeout"] = "15min",
        ["checkpoint_completion_target"] = "0.9",
        ["wal_compression"] = "on",
        ["random_page_cost"] = "1.1",
        ["jit"] = "off",
        ["timezone"] = "UTC",

        // Events and read rows arrive in bursts; statistics must follow.
        ["autovacuum_naptime"] = "15s",

        ["logging_collector"] = "on",
        ["log_directory"] = "log",
        ["log_filename"] = "postgresql-%a.log",
        ["log_truncate_on_rotation"] = "on",
        ["log_rotation_age"] = "1d",
        ["log_rotation_size"] = "0",
        ["log_line_prefix"] = "%m [%p] %a ",

        // Neither statements nor their parameters nor the rows they failed on: they hold personal data.
        ["log_statement"] = "none",
        ["log_min_error_statement"] = "panic",
        ["log_min_duration_statement"] = "-1",
        ["log_parameter_max_length_on_error"] = "0",
        ["log_error_verbosity"] = "terse",
    };

    /// <summary>All settings by name.</summary>
    /// <param name="socketFolder">Where the socket is.</param>
    /// <param name="extra">The operator's own.</param>
    /// <exception cref="PrivatePostgresException">One of them is fixed.</exception>
    public static Dictionary<string, string> For(string socketFolder, IReadOnlyDictionary<string, string> extra)
    {
        var settings = new Dictionary<string, string>(Defaults);
        foreach (var (name, value) in extra)
        {
            if (Fixed.TryGetValue(name, out var kept) && kept != value)
            {
                throw new PrivatePostgresException($"The private PostgreSQL runs with {name} = '{kept}'; '{value}' was asked for. Leave it out, or give the connection string of a server of your own.");
            }

            settings[name] = value;
        }

        foreach (var (name, value) in Fixed)
        {
            settings[name] = value;
        }

        settings["unix_socket_directories"] = socketFolder;
        return settings;
    }

    /// <summary>An eighth of the memory, 128 MB to 2 GB: the machine is shared with the engine and the page cache.</summary>
    private static long SharedBuffers() => Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte / 8, 128, 2048);
}
