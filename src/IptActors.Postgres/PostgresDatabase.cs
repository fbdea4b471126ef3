using IptActors.Engine.Journal;
using IptActors.Postgres.Migrations;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IptActors.Postgres;

/// <summary>One PostgreSQL database, checked and migrated: what the adapters of the engine's ports share. Owns the pools of connections.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(250);

    // Of each of the two pools: together they stay below the 100 connections that a server allows by default.
    private const int LargestPool = 32;

    // Both take milliseconds; callers of a database that stands still must be told so before their own patience ends.
    private const int LongestLookUpSeconds = 10;
    private const int LongestConnectSeconds = 5;

    private PostgresDatabase(PostgresOptions options, NpgsqlDataSource dataSource)
    {
        Options = options;
        DataSource = dataSource;
        ByIndex = BuildDataSource(options.ConnectionString, PlanOnceByIndex, LongestLookUpSeconds);
    }

    /// <summary>The options it was opened with.</summary>
    public PostgresOptions Options { get; }

    /// <summary>Pooled connections for queries of every kind; they prepare what they run often. At most 32.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Pooled connections for look-ups by index in tables that grow fast (<see cref="PlanOnceByIndex"/>). At most 32.</summary>
    internal NpgsqlDataSource ByIndex { get; }

    /// <summary>Connects, checks that the server can keep the promise "answered = durable", and brings the schema up to date.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="logger">Gets what was migrated and what is doubtful about the server.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseSetupException">The server knows no such database or role, is too old or not durable, or the schema is newer or altered.</exception>
    /// <exception cref="JournalUnavailableException">The server could not be reached within <see cref="PostgresOptions.StartupPatience"/>.</exception>
    public static async Task<PostgresDatabase> OpenAsync(PostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var dataSource = BuildDataSource(options.ConnectionString, static existing => existing);
        try
        {
            await using (var connection = await ConnectPatientlyAsync(dataSource, options, logger, cancellationToken))
            {
                await ServerRequirements.CheckAsync(connection, logger, cancellationToken);
                await new SchemaMigrator(MigrationScript.All, logger).MigrateAsync(connection, cancellationToken);
            }

            return new PostgresDatabase(options, dataSource);
        }
        catch
        {
            await dataSource.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes the pools. Adapters that use them must be disposed before.</summary>
    public async ValueTask DisposeAsync()
    {
        await ByIndex.DisposeAsync();
        await DataSource.DisposeAsync();
    }

    /// <summary>
    /// Session settings under which a statement is planned once, by index. A plan made while a table was empty would otherwise
    /// scan it whole until the next ANALYZE.
    /// </summary>
    internal static string PlanOnceByIndex(string? existingOptions) =>
        $"{existingOptions} -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c jit=off".TrimStart();

    private static NpgsqlDataSource BuildDataSource(string connectionString, Func<string?, string?> sessionOptions, int? longestCommandSeconds = null)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= "IptActors";
        settings.MaxAutoPrepare = 64;
        settings.AutoPrepareMinUsages = 2;
        settings.MaxPoolSize = Math.Min(settings.MaxPoolSize, LargestPool);
        settings.MinPoolSize = Math.Min(settings.MinPoolSize, LargestPool);
        settings.Options = sessionOptions(settings.Options);
        settings.Timeout = LongestConnectSeconds;
        settings.CommandTimeout = longestCommandSeconds ?? settings.CommandTimeout;
        return builder.Build();
    }

    private static async Task<NpgsqlConnection> ConnectPatientlyAsync(
        NpgsqlDataSource dataSource, PostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await dataSource.OpenConnectionAsync(cancellationToken);
            }
            catch (Exception exception) when (Failures.IsUnreachable(exception))
            {
                var left = options.StartupPatience - TimeProvider.System.GetElapsedTime(started);
                if (left <= TimeSpan.Zero)
                {
                    throw new JournalUnavailableException(
                        $"PostgreSQL could not be reached within {options.StartupPatience.TotalSeconds:0} s: {Failures.Reason(exception)}. Check that it runs and that the connection string names it.",
                        exception);
                }

                if (attempt == 1)
                {
                    logger.WaitingForServer(Failures.Reason(exception), (int)left.TotalSeconds);
                }

                await Task.Delay(RetryPause, cancellationToken);
            }
            catch (PostgresException refused)
            {
                // While connecting PostgreSQL speaks of names in the connection string, never of data.
                throw new DatabaseSetupException(
                    $"PostgreSQL was reached and refuses the connection: {refused.MessageText} (SQLSTATE {refused.SqlState}). Check host, database, user and password of the connection string.",
                    refused);
            }
        }
    }
}
