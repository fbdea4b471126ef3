using IptActors.Api.Proofs;
using IptActors.Engine.Journal;
using IptActors.Engine.Proofs;
using IptActors.Engine.Proofs.Keeping;
using IptActors.Postgres;
using IptActors.Postgres.Proofs;
using IptActors.Rpc.Health;
using IptActors.Server.Options;
using Microsoft.Extensions.Logging;

namespace IptActors.Server.Hosting;

/// <summary>The trees over what is recorded: one keeper for each log, with keys and checkpoints in the data folder.</summary>
internal sealed class Proofs : IAsyncDisposable
{
    /// <summary>The health service's name for "every log is the one that was signed".</summary>
    public const string Health = "proofs";

    private readonly List<LogKeeper> _keepers = [];
    private readonly Dictionary<string, ProofLog> _logs = new(StringComparer.Ordinal);
    private readonly string _folder;
    private readonly LogKeys _keys;
    private readonly KnownKeys _known;
    private readonly PostgresDatabase _database;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    private Proofs(ServerOptions options, PostgresDatabase database, TimeProvider clock, ILogger logger)
    {
        (_folder, _database, _clock, _logger) = (Path.Combine(options.DataFolder, "proofs"), database, clock, logger);
        _keys = LoadKeys(options);
        _known = new KnownKeys(Path.Combine(_folder, "verification-keys.txt"));
    }

    /// <summary>What the API needs.</summary>
    public ProofServices Services { get; private set; } = null!;

    /// <summary>Begins to keep the trees.</summary>
    /// <param name="options">Where the keys are, and the data folder, for what was signed.</param>
    /// <param name="database">Where the logs and their trees are.</param>
    /// <param name="journal">The events.</param>
    /// <param name="others">Further logs, each with a tree of its own.</param>
    /// <param name="health">Is told of alarms.</param>
    /// <param name="clock">The time of checkpoints.</param>
    /// <param name="logger">Gets alarms.</param>
    /// <exception cref="StartupException">The key cannot be read or made.</exception>
    public static Proofs Start(
        ServerOptions options, PostgresDatabase database, ICourseJournal journal, IEnumerable<ILogSource> others, HealthRegistry health, TimeProvider clock, ILogger logger)
    {
        var proofs = new Proofs(options, database, clock, logger);
        health.Set(Health, true);
        foreach (var source in (IEnumerable<ILogSource>)[new EventLog(database, journal), .. others])
        {
            proofs.Keep(source, health);
        }

        proofs.Services = new ProofServices(new CourseVerifier(journal, proofs._logs[JournalLog.LogName]), proofs._logs);
        return proofs;
    }

    /// <summary>The keys that sign.</summary>
    /// <exception cref="StartupException">A key cannot be read or made.</exception>
    public static LogKeys LoadKeys(ServerOptions options)
    {
        try
        {
            return LogKeys.LoadOrCreate(options.Keys);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The key that signs checkpoints cannot be read or made: {e.Message}", e);
        }
    }

    /// <summary>Stops; the next start goes on where this one stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var keeper in _keepers)
        {
            await keeper.DisposeAsync();
        }
    }

    private void Keep(ILogSource source, HealthRegistry health)
    {
        var store = new PostgresTreeStore(_database, source.Name);
        var ledger = new CheckpointFile(Path.Combine(_folder, $"{source.Name}.checkpoints.jsonl"));
        var keeper = new LogKeeper(source, store, _keys, _known, ledger, new KeeperOptions(), _clock, _logger);
        _keepers.Add(keeper);
        _logs.Add(source.Name, new ProofLog(source, store, keeper));
        keeper.Alarmed.ContinueWith(
            _ => health.Set(Health, false), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
