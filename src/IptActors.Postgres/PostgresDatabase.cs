using IptActors.Engine.Journal;
using IptActors.Postgres.Migrations;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IptActors.Postgres;

/// <summary>One PostgreSQL database, checked and migrated: what the adapters of the engine's ports share. Owns the pool of connections.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(250);

    private PostgresDatabase(PostgresOptions options, NpgsqlDataSource dataSource)
    {
        Options = options;
        DataSource = dataSource;
    }

    /// <summary>The options it was opened with.</summary>
    public PostgresOptions Options { get; }

    /// <summary>Pooled connections that prepare what they run often. Tables of the journal are read by their indexes at any size.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>Connects, checks that the server can keep the promise "answered = durable", and brings the schema up to date.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="logger">Gets what was migrated and what is doubtful about the server.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DatabaseSetupException">The server is too old or not durable, or the schema is newer or altered.</exception>
    /// <exception cref="JournalUnavailableException">The server could not be reached within <see cref="PostgresOptions.StartupPatience"/>.</exception>
    public static async Task<PostgresDatabase> OpenAsync(PostgresOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        var dataSource = BuildDataSource(options.ConnectionString);
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

    /// <summary>Closes the pool. Adapters that use it must be disposed before.</summary>
    public ValueTask DisposeAsync() => DataSource.DisposeAsync();

    /// <summary>
    /// Session settings under which a statement is planned once, by index. A plan made while a table was empty would otherwise
    /// scan it whole until the next ANALYZE.
    /// </summary>
    internal static string PlanOnceByIndex(string? existingOptions) =>
        $"{existingOptions} -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c jit=off".TrimStart();

    private static NpgsqlDataSource BuildDataSource(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= "IptActors";
        settings.MaxAutoPrepare = 64;
        settings.AutoPrepareMinUsages = 2;
        settings.Options = PlanOnceByIndex(settings.Options);
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
        }
    }
}
