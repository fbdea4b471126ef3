using IptActors.Engine.AccessLog;
using Microsoft.Extensions.Logging;

namespace IptActors.Postgres.AccessLog;

/// <summary>
/// The log of access in the table <c>ipt.access_batch</c>, with group commit: all who wait at the same moment share one row and one
/// commit, on a connection of the log's own.
/// </summary>
/// <remarks>Several processes may write to one database: the row that holds the end of the chain lets one batch at a time through.</remarks>
public sealed class PostgresAccessLog : IAccessLog, IAccessRecords, IAsyncDisposable
{
    private readonly AccessIntake _intake = new();
    private readonly AccessMetrics _metrics;
    private readonly AccessWriter _writer;
    private readonly AccessReader _reader;

    /// <summary>Starts writing.</summary>
    /// <param name="database">Where the log is; must outlive it.</param>
    /// <param name="logger">Gets failures; no personal data.</param>
    public PostgresAccessLog(PostgresDatabase database, ILogger logger)
    {
        _metrics = new AccessMetrics(_intake);
        _reader = new AccessReader(database);
        _writer = new AccessWriter(_intake, database.Options.ConnectionString, _metrics, logger);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    public ValueTask<AccessRecording> RecordAsync(AccessEntry entry) =>
        _intake.TryAdd(entry)?.Recording ?? new(AccessRecording.Busy);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordedAccess>> ListAsync(AccessQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 1000);
        return _reader.ListAsync(query, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordedAccess>> ReadAllAsync(long afterPosition, int maxCount, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1);
        return _reader.ReadAllAsync(afterPosition, maxCount, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken) => _reader.ReadHeadAsync(cancellationToken);

    /// <summary>Takes no more entries, writes those that wait, and closes its connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _intake.Close();
        await _writer.DisposeAsync();
        _metrics.Dispose();
    }
}
